/** As Next writes them: the files of the build that make a page alive, and the one it wants asked for before all else. */
const LIVE = /(<script src="\/_next\/static\/[^"]+"(?: id="[^"]*")?) async=""/g;
const ASKED_EARLY = /<link rel="preload" as="script"[^>]*>/g;

/** Runs in the browser; a page that is not looked at is never painted. */
const LOADER = `(() => {
  const load = () => document.querySelectorAll('script[type=later]').forEach((waiting) => {
    const script = document.createElement('script');
    for (const { name, value } of waiting.attributes) if (name !== 'type') script.setAttribute(name, value);
    script.async = true;
    waiting.replaceWith(script);
  });
  const begin = () => {
    load();
    document.addEventListener('DOMContentLoaded', load);
  };
  if (document.hidden) begin();
  else requestAnimationFrame(() => setTimeout(begin));
})()`.replace(/\n\s*/g, ' ');

/**
 * A page that can be read, scrolled and followed as it comes: its scripts are asked for when it has been painted, so that they
 * take neither the line nor the processor away from what is seen first. A page without scripts stays as it is.
 * @param {string} html a whole document of Next's
 */
export function paintFirst(html) {
  const waiting = html.replace(LIVE, '$1 type="later"');
  if (waiting === html) return html;
  return waiting.replace(ASKED_EARLY, '').replace('</head>', () => `<script>${LOADER}</script></head>`);
}
