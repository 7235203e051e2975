/** How long a batch waits for one that came before it and is stuck at something else than the counters. */
const PATIENCE_MS = 1_000;

/** Who came first counts first: a batch takes its counters when the one before it has taken its own, or given up. */
export type Turn = {
  /** Resolves when it is this one's turn. */
  readonly come: () => Promise<void>;
  /** Lets the next one go. */
  readonly pass: () => void;
  readonly passed: Promise<void>;
};

/** @param ahead resolves when the one before has passed; a turn keeps nothing else of it. */
export function turnAfter(ahead: Promise<void> = Promise.resolve()): Turn {
  let pass = () => {};
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { come: () => patiently(ahead), pass, passed };
}

async function patiently(ahead: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([ahead, enough]);
  clearTimeout(timer);
}
