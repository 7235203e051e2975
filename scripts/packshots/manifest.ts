import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = join(import.meta.dirname, 'manifest.json');

/** Hashes of what a picture shows, and of the drawing and encoding it was made by. */
const entrySchema = z.object({ shows: z.string(), drawn: z.string() });
const manifestSchema = z.record(z.string(), entrySchema);

/** By path below public/products. */
export type Manifest = Map<string, z.infer<typeof entrySchema>>;

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

export function readManifest(): Manifest {
  if (!existsSync(FILE)) return new Map();
  return new Map(Object.entries(manifestSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')))));
}

export function writeManifest(manifest: Manifest): void {
  const sorted = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
