import './check-node.mjs';
import { installChromium } from './chromium.mjs';
import { runPlaywright, startE2eStack } from './e2e-stack.mjs';
import { explain } from './steps.mjs';
import { stopAll, stopOnSignals } from './supervisor.mjs';

// node scripts/e2e.mjs [playwright arguments]: against a fresh shop, or with E2E_BASE_URL against a running one.
stopOnSignals();
let code = 0;
try {
  await installChromium();
  const env = process.env.E2E_BASE_URL ? process.env : await startE2eStack();
  console.log(`\n  The shop under test: ${env.E2E_BASE_URL}\n`);
  await runPlaywright(process.argv.slice(2), env);
} catch (error) {
  explain(error);
  code = 1;
}
await stopAll();
process.exit(code);
