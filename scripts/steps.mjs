/** A failure whose message is a sentence for the person at the terminal; no stack is shown. */
export class Stop extends Error {
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step and shows it as one line: what, how long, and a remark if `work` returns one. */
export async function step(title, work) {
  const since = performance.now();
  process.stdout.write(`  ${title.padEnd(34, ' ')} `);
  try {
    const remark = await work();
    process.stdout.write(`${seconds(since).padStart(8)}${typeof remark === 'string' ? `  ${remark}` : ''}\n`);
  } catch (error) {
    process.stdout.write(`${seconds(since).padStart(8)}  failed\n`);
    throw error;
  }
}

/** Shows a failure: a sentence, after the whole output of what failed. Anything unforeseen keeps its stack. */
export function explain(error) {
  if (error.output) process.stderr.write(`\n${error.output.trimEnd()}\n`);
  const known = error instanceof Stop || error.constructor === Error;
  process.stderr.write(`\n${known ? error.message : (error.stack ?? String(error))}\n`);
}
