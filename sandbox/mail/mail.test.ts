import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../testing/harness';
import { anyText, textLike, textWith } from '../testing/matchers';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.call('DELETE', '/mail/api/messages');
  await sandbox.call('DELETE', '/mail/sim/faults');
});
afterAll(() => sandbox.stop());

const MAIL = {
  from: '에너지팩토리 <help@energyfactory.example>',
  to: 'Buyer@shop.example',
  subject: '주문이 확인되었어요',
  text: '주문 번호 1',
  html: '<p>주문 번호 <b>1</b></p><script>top.location = "/"</script>',
};
const send = (change: Record<string, unknown> = {}) =>
  createTransport(sandbox.smtpUrl).sendMail({ ...MAIL, ...change });
const messages = async (query = '') => (await sandbox.call('GET', `/mail/api/messages${query}`)).body;

describe('inbox', () => {
  it('keeps what arrived over SMTP, decoded', async () => {
    await send();
    expect(await messages()).toEqual([
      {
        id: anyText,
        from: 'help@energyfactory.example',
        to: ['buyer@shop.example'],
        subject: '주문이 확인되었어요',
        text: textWith('주문 번호 1'),
        html: textWith('<b>1</b>'),
        receivedAt: textLike(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    ]);
  });

  it('lists newest first and by recipient, hidden copies included', async () => {
    await send({ subject: 'first' });
    await send({ subject: 'second', to: ['a@shop.example', 'b@shop.example'], bcc: 'c@shop.example' });
    expect(await messages()).toMatchObject([{ subject: 'second' }, { subject: 'first' }]);
    expect(await messages('?to=C@SHOP.example')).toMatchObject([{ subject: 'second' }]);
    expect(await messages('?to=nobody@shop.example')).toEqual([]);
  });

  it('empties itself, or only one recipient', async () => {
    await send({ to: 'a@shop.example' });
    await send({ to: 'b@shop.example' });
    expect((await sandbox.call('DELETE', '/mail/api/messages?to=a@shop.example')).status).toBe(204);
    expect(await messages()).toMatchObject([{ to: ['b@shop.example'] }]);
  });

  it('takes any user name and password', async () => {
    await createTransport({ ...hostOf(sandbox.smtpUrl), auth: { user: 'anyone', pass: 'anything' } }).sendMail(MAIL);
    expect(await messages()).toMatchObject([{ subject: MAIL.subject }]);
  });

  it('shows the mail in a frame without rights, and the text part beside it', async () => {
    await send({ subject: '<i>not markup</i>' });
    expect((await sandbox.call('GET', '/mail')).text).toContain('&lt;i&gt;not markup');
    const found = /\/mail\/messages\/\d+/.exec((await sandbox.call('GET', '/mail')).text)?.[0] ?? '';
    const page = await sandbox.call('GET', found);
    expect(page.text).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(page.text).toContain('주문 번호 1');
    expect(page.text).not.toContain('top.location');
    const frame = await sandbox.call('GET', `${found}/html`);
    expect(frame.headers.get('content-security-policy')).toBe("script-src 'none'");
    expect((await sandbox.call('GET', '/mail/messages/none')).status).toBe(404);
  });
});

describe('faults', () => {
  it('refuses as many mails as asked, then takes them again', async () => {
    await sandbox.call('POST', '/mail/sim/faults', { times: 2 });
    for (let i = 0; i < 2; i++) await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    await send();
    expect(await messages()).toHaveLength(1);
  });

  it('refuses only the mails to one address, with the code asked for', async () => {
    await sandbox.call('POST', '/mail/sim/faults', { to: 'Bad@shop.example', code: 550 });
    await send();
    await expect(send({ to: 'bad@shop.example' })).rejects.toMatchObject({ responseCode: 550 });
  });

  it('refuses wrong orders', async () => {
    expect((await sandbox.call('POST', '/mail/sim/faults', { code: 200 })).status).toBe(400);
  });
});

function hostOf(url: string) {
  return { host: 'localhost', port: Number(new URL(url).port) };
}

it('survives a client that hangs up in the middle', async () => {
  const { host, port } = hostOf(sandbox.smtpUrl);
  const socket = connect(port, host);
  await new Promise((done) => socket.once('data', done));
  socket.write('EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nhalf');
  socket.destroy();
  await send();
  expect(await messages()).toHaveLength(1);
});
