import 'server-only';

/** Whether Postgres refused a row because another one has the same key of this name, anywhere in the chain of causes. */
export function isDuplicate(error: unknown, key: string): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === '23505' && 'constraint_name' in error && error.constraint_name === key)
    return true;
  return isDuplicate(error.cause, key);
}
