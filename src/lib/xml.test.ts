import { describe, expect, it } from 'vitest';
import { xmlElement, xmlText } from './xml';

describe('xml', () => {
  it('carries every sign of its own as text', () => {
    expect(xmlText(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;');
  });
  it('leaves out what no document may hold, and keeps line ends and every language', () => {
    expect(xmlText('a\u0000b\u000Bc\uFFFE\td\n닭🍗')).toBe('abc\td\n닭🍗');
  });
  it('has no element for nothing', () => {
    expect([xmlElement('g:id', 'a&b'), xmlElement('g:id', null), xmlElement('g:id', '')]).toEqual([
      '<g:id>a&amp;b</g:id>',
      '',
      '',
    ]);
  });
});
