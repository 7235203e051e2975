import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawBrandAssets } from './brand-assets';
import { readShelf } from './catalogue';
import { hashOf, readManifest, writeManifest, type Manifest } from './manifest';
import { picturesOf, type Picture } from './pictures';
import { encodingOf, render as renderInto } from './render';

const PRODUCTS = join(import.meta.dirname, '../../public/products');
const AT_ONCE = 2;

function options(): { only?: string; all: boolean; brand: boolean } {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      missing: { type: 'boolean', default: true },
      all: { type: 'boolean', default: false },
      brand: { type: 'boolean', default: false },
    },
  });
  return { only: values.only, all: values.all || !values.missing, brand: values.brand };
}

type Drawing = { picture: Picture; svg: string; drawn: string };

function drawingOf(picture: Picture): Drawing {
  const svg = picture.draw();
  return { picture, svg, drawn: hashOf([encodingOf(picture.kind), svg]) };
}

async function render(drawings: Drawing[], manifest: Manifest): Promise<void> {
  const waiting = drawings.values();
  let done = 0;
  const worker = async () => {
    for (const { picture, svg, drawn } of waiting) {
      await renderInto(picture.kind, svg, join(PRODUCTS, picture.path));
      manifest.set(picture.path, { shows: hashOf(picture.shows), drawn });
      done += 1;
      if (done % 25 === 0) console.log(`${done} of ${drawings.length} pictures drawn`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function removeOthers(wanted: Set<string>, manifest: Manifest): void {
  for (const path of manifest.keys()) if (!wanted.has(path)) manifest.delete(path);
  if (!existsSync(PRODUCTS)) return;
  for (const entry of readdirSync(PRODUCTS, { recursive: true, encoding: 'utf8' })) {
    const file = join(PRODUCTS, entry);
    if (entry.endsWith('.webp') && !wanted.has(entry.replaceAll('\\', '/'))) rmSync(file);
  }
  for (const folder of readdirSync(PRODUCTS)) {
    const path = join(PRODUCTS, folder);
    if (statSync(path).isDirectory() && readdirSync(path).length === 0) rmSync(path, { recursive: true });
  }
}

async function main(): Promise<void> {
  const { only, all, brand } = options();
  if (brand) return drawBrandAssets();
  const shelf = readShelf();
  const products = shelf.catalog.products.filter((product) => only === undefined || product.slug === only);
  if (products.length === 0) throw new Error(`The catalogue has no product "${only ?? ''}".`);
  const pictures = products.flatMap((product) => picturesOf(product, shelf));
  const manifest = readManifest();
  const drawings = pictures.map(drawingOf);
  const stale = drawings.filter(({ picture: { path }, drawn }) => {
    return all || manifest.get(path)?.drawn !== drawn || !existsSync(join(PRODUCTS, path));
  });
  for (const { path, shows } of pictures) {
    const known = manifest.get(path);
    if (known) known.shows = hashOf(shows);
  }
  try {
    await render(stale, manifest);
    if (only === undefined) removeOthers(new Set(pictures.map((picture) => picture.path)), manifest);
  } finally {
    writeManifest(manifest);
  }
  console.log(`${stale.length} pictures drawn, ${pictures.length - stale.length} already there.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
