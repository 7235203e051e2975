import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILES = { products: 'manifest.json', share: 'share-manifest.json' };
/** A folder below public that the drawn pictures of one use fill. */
export type Folder = keyof typeof FILES;

const fileOf = (folder: Folder) => join(import.meta.dirname, FILES[folder]);

/** Hashes of what a picture shows, and of the drawing and encoding it was made by. */
const entrySchema = z.object({ shows: z.string(), drawn: z.string() });
const manifestSchema = z.record(z.string(), entrySchema);

/** By path below the folder. */
export type Manifest = Map<string, z.infer<typeof entrySchema>>;

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

export function readManifest(folder: Folder): Manifest {
  const file = fileOf(folder);
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

export function writeManifest(folder: Folder, manifest: Manifest): void {
  const sorted = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(fileOf(folder), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
