import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOGS, ROOT } from './paths.mjs';
import { Stop } from './steps.mjs';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const DRAIN_MS = 15_000;
// npm passes on, a moment later, the Ctrl-C that the terminal has already sent.
const IMPATIENT_MS = 1_000;

const running = new Set();
const undo = [];
let stopping;

function signalGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const tail = (child) => child.output().slice(-8_000);

async function end(child) {
  if (running.has(child)) {
    signalGroup(child, 'SIGTERM');
    await Promise.race([child.ended, sleep(DRAIN_MS, undefined, { ref: false })]);
  }
  // Whatever it has started itself and left behind goes too.
  signalGroup(child, 'SIGKILL');
  await child.ended;
}

// In a group of their own: Ctrl-C reaches this process alone, which then stops them in order.
function launch(command, args, { env, log }) {
  mkdirSync(LOGS, { recursive: true });
  const file = log && path.join(LOGS, `${log}.log`);
  const out = file ? openSync(file, 'w') : 'inherit';
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', out, out], detached });
  if (file) closeSync(out);
  child.output = () => (file ? readFileSync(file, 'utf8') : '');
  child.ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
    child.once('error', resolve);
  });
  running.add(child);
  child.ended.then(() => running.delete(child));
  return child;
}

/** While everything is being stopped nothing new may start, and what was ended is no failure to report: waits for ever. */
export const untilExit = () => (stopping ? new Promise(() => {}) : undefined);

/** Runs a program to its end and returns what it printed; its failure is `sentence` after its whole output. */
export async function run(sentence, command, args, { env = process.env, log } = {}) {
  await untilExit();
  const child = launch(command, args, { env, log });
  const result = await child.ended;
  await untilExit();
  if (result === 0) return child.output();
  throw new Stop(result instanceof Error ? `${sentence} (${result.message})` : sentence, child.output());
}

/** Starts a program that stays, and waits until `ready` answers true; `stopAll` stops the youngest first. */
export async function serve(name, command, args, { env, log, ready, patience = 60_000 }) {
  await untilExit();
  const child = launch(command, args, { env, log });
  onStop(Object.assign(() => end(child), { child }));
  const deadline = Date.now() + patience;
  while (!(await ready())) {
    await untilExit();
    if (!running.has(child)) throw new Stop(`${name} stopped while starting; the log above says why.`, tail(child));
    if (Date.now() > deadline) {
      throw new Stop(`${name} did not answer within ${patience / 1000} s; the log above may say why.`, tail(child));
    }
    await sleep(100);
  }
  return child;
}

/** What `stopAll` must do for something that is no child of this process. */
export function onStop(work) {
  if (stopping) void work();
  else undo.unshift(work);
}

/** Ends the running step, then stops what was started, the youngest first; safe to call twice. */
export function stopAll() {
  stopping ??= (async () => {
    const kept = new Set(undo.map((work) => work.child));
    await Promise.all([...running].filter((child) => !kept.has(child)).map(end));
    for (const work of undo) await work();
  })();
  return stopping;
}

// A kill sent to npm ends the shell between us and passes nothing on: a new parent means we were meant too.
function whenNpmIsGone(work) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && work(), 300).unref();
}

/** Ctrl-C, a polite kill and a closed terminal all stop everything; a second, later signal does not wait. */
export function stopOnSignals(codeOf = (code) => code) {
  let first;
  const receive = (signal) => {
    if (!first) {
      first = Date.now();
      process.stdout.write('\nStopping …\n');
      void stopAll().finally(() => process.exit(codeOf(EXIT_CODES[signal])));
    } else if (Date.now() - first > IMPATIENT_MS) {
      for (const child of running) signalGroup(child, 'SIGKILL');
    }
  };
  for (const signal of Object.keys(EXIT_CODES)) process.on(signal, receive);
  // A closed terminal or pipe takes no more lines; that must not end us before we have stopped the rest.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  whenNpmIsGone(() => first ?? receive('SIGTERM'));
}
