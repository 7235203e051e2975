import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = join(import.meta.dirname, 'manifest.json');

/** Path of a picture below public/products to the hash of what it was drawn from. */
export type Manifest = Map<string, string>;

export function readManifest(): Manifest {
  if (!existsSync(FILE)) return new Map();
  return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(FILE, 'utf8')))));
}

export function writeManifest(manifest: Manifest): void {
  const sorted = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
