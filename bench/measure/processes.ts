import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { pids } from './settings';

const TICK_MS = 10;

/** Fields after the name in parentheses, which may hold spaces: [0] is the state, as in proc(5) from field 3 on. */
function statOf(pid: number | string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const sum = (fields: string[] | undefined, from: number, to: number): number =>
  (fields ?? []).slice(from, to).reduce((total, field) => total + Number(field), 0) * TICK_MS;

/** CPU milliseconds of one process, user and system. */
const cpuOf = (pid: number) => (pid ? sum(statOf(pid), 11, 13) : 0);

/** CPU milliseconds of a process, its living children, and those of its children that have ended. */
function cpuOfFamily(parent: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((fields) => fields?.[1] === String(parent));
  return children.reduce((total, fields) => total + sum(fields, 11, 13), sum(statOf(parent), 11, 15));
}

/** CPU milliseconds of the whole machine that were not idle. */
function cpuOfMachine(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) * TICK_MS;
}

/** Memory of a process in MB. */
export function rssOf(pid: number): number {
  const pages = Number(statOf(pid)?.[21] ?? 0);
  return Math.round((pages * 4096) / 1e6);
}

/** How fast this machine is just now: a shared one may be half as fast a minute later. */
export function digestsPerMs(): number {
  const end = performance.now() + 300;
  let count = 0;
  while (performance.now() < end) createHash('sha256').update(String(count++)).digest();
  return Math.round(count / 300);
}

export type Cpu = { shop: number; postgres: number; sandbox: number; generator: number; others: number };

function now(): Cpu {
  const shop = cpuOf(pids.shop());
  const sandbox = cpuOf(pids.sandbox());
  const postgres = cpuOfFamily(pids.postgres());
  const generator = cpuOf(process.pid);
  return { shop, sandbox, postgres, generator, others: cpuOfMachine() - shop - sandbox - postgres - generator };
}

/** CPU milliseconds each process used while `work` ran; `others` is everything else on this machine. */
export async function cpuDuring<T>(work: () => Promise<T>): Promise<{ result: T; cpu: Cpu }> {
  const before = now();
  const result = await work();
  const after = now();
  const cpu = {
    shop: after.shop - before.shop,
    postgres: after.postgres - before.postgres,
    sandbox: after.sandbox - before.sandbox,
    generator: after.generator - before.generator,
    others: after.others - before.others,
  };
  return { result, cpu };
}

/** The same for each of `count` pieces of work, in milliseconds. */
export function each(cpu: Cpu, count: number): Cpu {
  const share = (ms: number) => Math.round((ms / Math.max(1, count)) * 100) / 100;
  return {
    shop: share(cpu.shop),
    postgres: share(cpu.postgres),
    sandbox: share(cpu.sandbox),
    generator: share(cpu.generator),
    others: share(cpu.others),
  };
}
