export interface Message {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  receivedAt: string;
}

/** What arrived, newest first; only the latest thousand are kept. */
export class Inbox {
  private messages: Message[] = [];
  private nextId = 1;

  add(message: Omit<Message, 'id'>) {
    this.messages.unshift({ id: String(this.nextId++), ...message });
    this.messages.length = Math.min(this.messages.length, 1000);
  }

  list(to?: string): Message[] {
    const wanted = to?.trim().toLowerCase();
    return wanted ? this.messages.filter((message) => message.to.includes(wanted)) : [...this.messages];
  }

  find(id: string): Message | undefined {
    return this.messages.find((message) => message.id === id);
  }

  clear(to?: string) {
    const gone = new Set(this.list(to));
    this.messages = this.messages.filter((message) => !gone.has(message));
  }
}
