import { readConfig } from './config';
import { startSandbox } from './start';

function explain(error: unknown): string {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isTaken) return `${error.message}\nAnother program uses this port: set SANDBOX_PORT or SANDBOX_SMTP_PORT.`;
  return error instanceof Error ? error.message : String(error);
}

async function main() {
  const config = readConfig(process.env);
  const sandbox = await startSandbox(config);
  console.log(`sandbox ready: ${sandbox.url} (mail ${sandbox.smtpUrl}, shop ${config.shopUrl ?? 'none'})`);
  const end = () => void sandbox.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${explain(error)}`);
  process.exit(1);
});
