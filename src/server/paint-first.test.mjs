import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { paintFirst } from './paint-first.mjs';

const PAGE = [
  '<html><head><link rel="stylesheet" href="/_next/static/chunks/a.css"/>',
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/main.js"/>',
  '<link rel="preload" as="image" href="/one.webp"/>',
  '<script src="/_next/static/chunks/one.js" async=""></script>',
  '<script src="/_next/static/chunks/old.js" noModule=""></script></head>',
  '<body><h1>Oats</h1><script src="/_next/static/chunks/main.js" id="_R_" async=""></script>',
  '<script>self.__next_f.push([1,"\\u003cscript src=x async=\\"\\"\\u003e"])</script></body></html>',
].join('');

/** The loader, run over a document with these scripts waiting in it. */
function run({ hidden = false, later = [] }) {
  const [, loader] = /<script>(\(\(\) => .*?)<\/script><\/head>/.exec(paintFirst(PAGE)) ?? [];
  const frames = [];
  const events = {};
  const loaded = [];
  const document = {
    hidden,
    querySelectorAll: () => later.splice(0),
    createElement: () => {
      const attributes = {};
      return { attributes, setAttribute: (name, value) => (attributes[name] = value) };
    },
    addEventListener: (name, listener) => (events[name] = listener),
  };
  runInNewContext(loader, { document, requestAnimationFrame: (frame) => frames.push(frame), setTimeout: (f) => f() });
  const waiting = (src) => ({
    attributes: [
      { name: 'src', value: src },
      { name: 'type', value: 'later' },
    ],
    replaceWith: ({ attributes, async }) => loaded.push({ ...attributes, async }),
  });
  return { frames, events, loaded, later, waiting };
}

describe('a page is painted before its scripts are asked for', () => {
  it('lets the scripts of the build wait, and asks for none of them early', () => {
    const page = paintFirst(PAGE);
    expect(page).toContain('<script src="/_next/static/chunks/one.js" type="later"></script>');
    expect(page).toContain('<script src="/_next/static/chunks/main.js" id="_R_" type="later"></script>');
    expect(page).not.toContain('as="script"');
    expect(page).toContain('<link rel="preload" as="image" href="/one.webp"/>');
  });

  it('leaves the rest as it is, what looks like a script in the data of a page included', () => {
    const page = paintFirst(PAGE);
    expect(page).toContain('<script src="/_next/static/chunks/old.js" noModule=""></script>');
    expect(page).toContain('\\u003cscript src=x async=\\"\\"\\u003e');
    expect(paintFirst('<html><head></head><body>Nothing moves.</body></html>')).not.toContain('<script');
  });

  it('is the same page when it is made ready twice', () => {
    expect(paintFirst(paintFirst(PAGE))).toBe(paintFirst(PAGE));
  });

  it('asks for them after the first frame, and for those further down when they have come', () => {
    const { frames, events, loaded, later, waiting } = run({});
    later.push(waiting('/head.js'));
    expect(loaded).toEqual([]);
    frames[0]();
    expect(loaded).toEqual([{ src: '/head.js', async: true }]);
    later.push(waiting('/body.js'));
    events.DOMContentLoaded();
    expect(loaded).toEqual([
      { src: '/head.js', async: true },
      { src: '/body.js', async: true },
    ]);
  });

  it('asks at once where nobody looks, for nothing is painted there', () => {
    const { frames, events } = run({ hidden: true });
    expect(frames).toEqual([]);
    expect(events).toHaveProperty('DOMContentLoaded');
  });
});
