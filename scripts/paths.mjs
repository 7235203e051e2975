import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const DATA = path.join(ROOT, '.data');
export const LOGS = path.join(DATA, 'logs');
/** What the payment stand-in of the demo keeps, beside the database it belongs to. */
export const SANDBOX_STATE = path.join(DATA, 'sandbox.json');
/** Photos people upload to a shop on this machine. */
export const UPLOADS = path.join(DATA, 'uploads');

export const bin = (file) => path.join(ROOT, 'node_modules', file);
export const NEXT = bin('next/dist/bin/next');

/** Arguments that make Node run one of the project's TypeScript programs. */
export const typescript = (file, ...args) => [
  '--conditions=react-server',
  '--import',
  'tsx',
  path.join(ROOT, file),
  ...args,
];
