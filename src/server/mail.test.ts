import { createServer } from 'node:net';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailServer } from './mail';

/** What a server that knows no TLS was told, the letter with it. */
let heard = '';
const server = createServer((socket) => {
  socket.write('220 here\r\n');
  socket.on('data', (bytes) => {
    const said = bytes.toString();
    heard += said;
    const isLetter = said.includes('\r\n.\r\n');
    if (said.startsWith('DATA')) socket.write('354 go on\r\n');
    else if (said.startsWith('STARTTLS')) socket.write('502 unknown\r\n');
    else if (/^(?:EHLO|MAIL|RCPT|QUIT)/.test(said) || isLetter) socket.write('250 yes\r\n');
  });
  socket.on('error', () => socket.destroy());
});

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.close();
});

async function send(APP_ENV: 'production' | 'demo'): Promise<unknown> {
  const address = server.address();
  const SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const letter = { from: 'shop@shop.example', to: 'kim@example.com', subject: 'a', text: 'a letter' };
  return nodemailer.createTransport(mailServer({ SMTP_URL, APP_ENV })).sendMail(letter);
}

it('sends nothing in the clear in production, and to the stand-in of a demo what it takes', async () => {
  await expect(send('production')).rejects.toMatchObject({ code: 'ETLS' });
  expect(heard).not.toContain('kim@example.com');
  await send('demo');
  expect(heard).toContain('a letter');
});

it('keeps what the address says besides, and waits no longer than the outbox does', () => {
  const { options } = nodemailer.createTransport(
    mailServer({
      SMTP_URL: 'smtp://shop:a%40b@mail.example:587?name=shop.example&requireTLS=false',
      APP_ENV: 'production',
    }),
  );
  expect(options).toMatchObject({
    host: 'mail.example',
    port: 587,
    name: 'shop.example',
    auth: { user: 'shop', pass: 'a@b' },
    requireTLS: true,
    connectionTimeout: 5_000,
    socketTimeout: 15_000,
  });
});
