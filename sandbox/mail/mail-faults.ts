export interface MailFault {
  code: number;
  /** How many mails it still refuses. */
  left: number;
  /** Only mails to this address. */
  to: string | undefined;
}

export class MailFaults {
  private faults: MailFault[] = [];

  add(fault: MailFault) {
    this.faults.push(fault);
  }

  /** The SMTP code to refuse this mail with, if any. */
  take(recipients: string[]): number | undefined {
    const fault = this.faults.find((f) => f.left > 0 && (f.to === undefined || recipients.includes(f.to)));
    if (!fault) return undefined;
    fault.left -= 1;
    return fault.code;
  }

  list(): MailFault[] {
    return [...this.faults];
  }

  clear() {
    this.faults = [];
  }
}
