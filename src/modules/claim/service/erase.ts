import 'server-only';
import { and, exists, eq, inArray, isNotNull, lte, ne, or } from 'drizzle-orm';
import { inTx, type Ctx } from '~/server/context';
import { claimPhotos, claims } from '../tables';
import { dropClaimPhotos } from './photos';

/**
 * Takes the words, the photos and the account of whoever asked out of requests that ended at this moment or earlier.
 * @returns how many
 */
export async function eraseClaims(ctx: Ctx, endedUntil: Date, batch: number): Promise<number> {
  return inTx(ctx, async (tx) => {
    const ofClaim = tx.db.select({ id: claimPhotos.id }).from(claimPhotos).where(eq(claimPhotos.claimId, claims.id));
    const personal = or(ne(claims.text, ''), ne(claims.decision, ''), isNotNull(claims.refundAccount), exists(ofClaim));
    const due = tx.db
      .select({ id: claims.id })
      .from(claims)
      .where(and(lte(claims.endedAt, endedUntil), personal))
      .limit(batch);
    const erased = await tx.db
      .update(claims)
      .set({ text: '', decision: '', refundAccount: null })
      .where(inArray(claims.id, due))
      .returning({ id: claims.id });
    const ids = erased.map(({ id }) => id);
    const photos = await tx.db
      .select({ id: claimPhotos.id })
      .from(claimPhotos)
      .where(inArray(claimPhotos.claimId, ids));
    await dropClaimPhotos(
      tx,
      photos.map(({ id }) => id),
    );
    return erased.length;
  });
}
