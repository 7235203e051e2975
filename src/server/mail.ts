import 'server-only';
import nodemailer, { type Transporter } from 'nodemailer';
import { env } from './env';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly id: string;
};

let transport: Transporter | undefined;

/** Sends one mail over SMTP; throws when the server does not take it. `id` makes a second delivery recognisable. */
export async function sendMail(mail: Mail): Promise<void> {
  transport ??= nodemailer.createTransport(
    // Well inside the outbox's lease of a row, so that a mail server that hangs gets no second copy.
    { url: env().SMTP_URL, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 },
    { from: env().MAIL_FROM },
  );
  await transport.sendMail({
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${new URL(env().SITE_URL).hostname}>`,
  });
}
