import 'server-only';
import nodemailer, { type Transporter } from 'nodemailer';
import { env, type Env } from './env';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly id: string;
};

let transport: Transporter | undefined;

/** Milliseconds; well inside the outbox's lease of a row, so that a mail server that hangs gets no second copy. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };

/**
 * How mails leave, as an address: nodemailer reads nothing else beside one. In production never in the clear: over smtp:// the
 * server has to offer STARTTLS, or nothing is sent; whoever stands between could otherwise take the offer away and read along.
 */
export function mailServer({ SMTP_URL, APP_ENV }: Pick<Env, 'SMTP_URL' | 'APP_ENV'> = env()): string {
  const address = new URL(SMTP_URL);
  const wanted = { ...PATIENCE, ...(APP_ENV === 'production' && { requireTLS: true, ignoreTLS: false }) };
  for (const [name, value] of Object.entries(wanted)) address.searchParams.set(name, String(value));
  return address.href;
}

/** Sends one mail over SMTP; throws when the server does not take it. `id` makes a second delivery recognisable. */
export async function sendMail(mail: Mail): Promise<void> {
  transport ??= nodemailer.createTransport(mailServer(), { from: env().MAIL_FROM });
  await transport.sendMail({
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${new URL(env().SITE_URL).hostname}>`,
  });
}
