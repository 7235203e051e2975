import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const KEPT = 'kept';

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The processes that use one shared thing, as files named by process id: the last one that leaves switches it off. */
export function usersOf(folder) {
  const mine = path.join(folder, String(process.pid));
  const others = () =>
    readdirSync(folder).filter((name) => {
      if (name === KEPT) return true;
      if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
      if (alive(Number(name))) return true;
      rmSync(path.join(folder, name), { force: true });
      return false;
    });
  mkdirSync(folder, { recursive: true });
  return {
    join: () => writeFileSync(mine, ''),
    leave: () => rmSync(mine, { force: true }),
    keep: () => writeFileSync(path.join(folder, KEPT), ''),
    release: () => rmSync(path.join(folder, KEPT), { force: true }),
    others,
  };
}

/** Runs `work` while no other process holds the lock file; a lock whose process has died is taken over. */
export async function whileLocked(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (abandoned(file)) rmSync(file, { force: true });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function abandoned(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid ? !alive(pid) : Date.now() - statSync(file).mtimeMs > 5_000;
  } catch {
    return false;
  }
}
