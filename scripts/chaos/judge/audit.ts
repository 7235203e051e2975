import { CHECKS } from '~/modules/audit/rules';
import { audit } from '~/modules/audit/service/audit';
import { testDb } from '~/testing/db';
import type { World } from '../world/world';
import { moneyDifferences } from './money';
import { brokenPromises } from './promises';

async function brokenBooks(): Promise<string[]> {
  const findings = await audit({ db: testDb() }, { quiesced: true });
  return findings.flatMap(({ check, rows }) =>
    rows.map((row) => `${CHECKS[check].id} ${check}: ${JSON.stringify(row)}`),
  );
}

/** Everything that is wrong once it is quiet: in the shop's own books, against the provider's, and against what was said. */
export async function differences({ provider, told }: World): Promise<string[]> {
  return [
    ...(await brokenBooks()),
    ...(await moneyDifferences(await provider.ledger())),
    ...(await brokenPromises(told)),
  ];
}
