import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Inbox } from './inbox';
import type { MailFaults } from './mail-faults';

const MAX_SIZE = 10 * 1024 * 1024;

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, inbox: Inbox, faults: MailFaults) {
  const raw = await buffer(stream);
  if (stream.sizeExceeded) throw new Refusal(552, 'The message is larger than 10 MB.');
  const to = session.envelope.rcptTo.map((recipient) => recipient.address.toLowerCase());
  const refusal = faults.take(to);
  if (refusal) throw new Refusal(refusal, 'Refused by a fault switch of the sandbox.');
  const mail = await PostalMime.parse(raw);
  inbox.add({
    from: mail.from?.address ?? (session.envelope.mailFrom ? session.envelope.mailFrom.address : ''),
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    receivedAt: new Date().toISOString(),
  });
}

/** An SMTP server that takes every mail, without password or encryption, and puts it into the inbox. */
export function createSmtpServer(inbox: Inbox, faults: MailFaults): SMTPServer {
  const server = new SMTPServer({
    banner: 'sandbox inbox',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MAX_SIZE,
    closeTimeout: 200,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, done) {
      receive(stream, session, inbox, faults).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Refusal(451, 'The message could not be read.')),
      );
    },
  });
  // Clients that hang up in the middle are their own affair.
  server.on('error', () => undefined);
  return server;
}
