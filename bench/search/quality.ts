import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '~/server/env';
import { seed } from '../../scripts/seed';
import { part, tell, type PartResult } from '../measure/figures';
import { differences } from '../world/books';
import { HELD_OUT, TUNED } from './labels';
import { markAll } from './measure';

/** What the demo's shop finds for words people would type; what was missed is told of the tuned half only. */
async function measure(): Promise<PartResult> {
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => undefined });
  await seed(drizzle(sql), env().SHOP, 'demo');
  await sql.end();
  const tuned = await markAll(TUNED);
  const heldOut = await markAll(HELD_OUT);
  for (const { query, kind, recall, rank } of tuned.marks) {
    if (recall < 1 || rank > 1) tell(`${kind}: ${query}`, `recall ${recall.toFixed(2)}, first at ${rank}`);
  }
  return {
    part: 'search-quality',
    figures: [
      { name: `recall@10 of the ${HELD_OUT.length} held out`, value: heldOut.recall, unit: '', goal: { least: 0.95 } },
      { name: 'MRR of them', value: heldOut.mrr, unit: '', goal: { least: 0.85 } },
      { name: `recall@10 of the ${TUNED.length} tuned for`, value: tuned.recall, unit: '' },
      { name: 'MRR of them', value: tuned.mrr, unit: '' },
    ],
    books: await differences(),
    details: { tuned: tuned.marks },
  };
}

part(measure);
