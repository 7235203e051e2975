import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawBrandAssets } from './brand-assets';
import { readShelf } from './catalogue';
import { hashOf, readManifest, writeManifest, type Folder, type Manifest } from './manifest';
import { picturesOf, sharePictureOf, type Picture } from './pictures';
import { encodingOf, render as renderInto } from './render';

const PUBLIC = join(import.meta.dirname, '../../public');
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

async function render(drawings: Drawing[], folder: Folder, manifest: Manifest): Promise<void> {
  const waiting = drawings.values();
  let done = 0;
  const worker = async () => {
    for (const { picture, svg, drawn } of waiting) {
      await renderInto(picture.kind, svg, join(PUBLIC, folder, picture.path));
      manifest.set(picture.path, { shows: hashOf(picture.shows), drawn });
      done += 1;
      if (done % 25 === 0) console.log(`${done} of ${drawings.length} pictures drawn`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function removeOthers(folder: Folder, wanted: Set<string>, manifest: Manifest): void {
  for (const path of manifest.keys()) if (!wanted.has(path)) manifest.delete(path);
  const root = join(PUBLIC, folder);
  if (!existsSync(root)) return;
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const file = join(root, entry);
    if (/\.(webp|jpg)$/.test(entry) && !wanted.has(entry.replaceAll('\\', '/'))) rmSync(file);
  }
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    if (statSync(path).isDirectory() && readdirSync(path).length === 0) rmSync(path, { recursive: true });
  }
}

type Wish = { readonly all: boolean; readonly keepOthers: boolean };

/** Draws what of a folder's pictures is missing or shows something else by now. */
async function fill(folder: Folder, pictures: Picture[], { all, keepOthers }: Wish): Promise<void> {
  const manifest = readManifest(folder);
  const drawings = pictures.map(drawingOf);
  const stale = drawings.filter(({ picture: { path }, drawn }) => {
    return all || manifest.get(path)?.drawn !== drawn || !existsSync(join(PUBLIC, folder, path));
  });
  for (const { path, shows } of pictures) {
    const known = manifest.get(path);
    if (known) known.shows = hashOf(shows);
  }
  try {
    await render(stale, folder, manifest);
    if (!keepOthers) removeOthers(folder, new Set(pictures.map((picture) => picture.path)), manifest);
  } finally {
    writeManifest(folder, manifest);
  }
  console.log(`${folder}: ${stale.length} pictures drawn, ${pictures.length - stale.length} already there.`);
}

async function main(): Promise<void> {
  const { only, all, brand } = options();
  if (brand) return drawBrandAssets();
  const shelf = readShelf();
  const products = shelf.catalog.products.filter((product) => only === undefined || product.slug === only);
  if (products.length === 0) throw new Error(`The catalogue has no product "${only ?? ''}".`);
  const wish = { all, keepOthers: only !== undefined };
  const productPictures = products.flatMap((product) => picturesOf(product, shelf));
  const sharePictures = products.map((product) => sharePictureOf(product, shelf));
  await fill('products', productPictures, wish);
  await fill('share', sharePictures, wish);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
