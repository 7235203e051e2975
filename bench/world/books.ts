import { audit } from '~/modules/audit/service/audit';
import { systemCtx } from '~/server/context';

/** Every check of `npm run audit`: nothing, or a sentence for each that finds something. */
export async function differences(): Promise<string[]> {
  const findings = await audit(systemCtx());
  return findings
    .filter(({ count }) => count > 0)
    .map(({ check, count, rows }) => `${check}: ${count}, as ${JSON.stringify(rows[0])}`);
}
