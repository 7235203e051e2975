import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const PAGES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, 'utf8') }));

/** Every field whose name says that it holds a password, as its opening tag stands in the source. */
const FIELDS = PAGES.flatMap(({ file, text }) =>
  [...text.matchAll(/<(?:PasswordField|TextField|input)\b(?:=>|[^>])*?\bname="[^"]*password[^"]*"(?:=>|[^>])*>/gi)].map(
    ([tag]) => ({
      file,
      tag,
    }),
  ),
);

it('there are password fields to look at', () => {
  expect(FIELDS.length).toBeGreaterThanOrEqual(3);
});

it.each(FIELDS)('a password is masked, and a password manager knows which it is: $file', ({ tag }) => {
  if (!tag.startsWith('<PasswordField')) expect(tag).toMatch(/\btype="password"/);
  expect(tag).toMatch(/\bautoComplete="(?:current|new)-password"/);
  expect(tag).not.toMatch(/\bmaxLength\b/);
});

it('a password is masked until the person asks to see it, and again when it is sent', () => {
  const field = readFileSync('src/components/ui/password-field.tsx', 'utf8');
  expect(field).toContain('useState(false)');
  expect(field).toContain("type={shown ? 'text' : 'password'}");
  expect(field).toContain("addEventListener('submit', hide)");
});

it('no field of the shop refuses what is pasted or dropped into it', () => {
  const refusing = PAGES.filter(({ text }) => /\bon(?:Paste|BeforeInput|Drop)\b/.test(text));
  expect(refusing.map(({ file }) => file)).toEqual([]);
});

it('what is typed into a password field is sent as it is', () => {
  const changed = PAGES.filter(({ text }) => /\bpassword\b[^\n]*\.(?:trim|toLowerCase|normalize|slice)\(/i.test(text));
  expect(changed.map(({ file }) => file)).toEqual([]);
});
