import { expect, it } from 'vitest';
import { namesLink } from './names-link';

it.each([
  '당첨! https://evil.example/win',
  'HTTPS://x',
  'www.evil.example',
  '지금 evil.example 방문',
  '당첨.한국',
  'me@evil',
  'evil．example',
  'evil。example',
  'evil｡example',
  'me＠evil',
  '1.2.3.4/win',
])('finds what would become a link in «%s»', (name) => {
  expect(namesLink(name)).toBe(true);
});

it.each(['김예시', 'J.R.R. Tolkien', 'St. John', 'Dr. Kim, Jr.', "O'Neill-Park", '㈜에너지 (구매팀)', '1팀 김예시...'])(
  'leaves the name «%s» alone',
  (name) => {
    expect(namesLink(name)).toBe(false);
  },
);
