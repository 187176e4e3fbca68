import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc a second: 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/** CPU in milliseconds of a process with all its threads, seen from outside: it need not answer. `null`: no /proc. */
export function processCpuMs(pid: number): number | null {
  return readStat(pid)?.own ?? null;
}

/** CPU in milliseconds of a process, its siblings and its parent (a Postgres server), ended children included. */
export function familyCpuMs(pid: number): number | null {
  const member = readStat(pid);
  if (!member) return null;
  const parent = readStat(member.parent);
  let total = (parent?.own ?? 0) + (parent?.ended ?? 0);
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(Number(name));
    if (stat && stat.parent === member.parent) total += stat.own;
  }
  return total;
}

const PAGE_BYTES = 4_096;

/** Memory of a process in bytes, seen from outside; `null`: no /proc. */
export function processRss(pid: number): number | null {
  const stat = readStat(pid);
  return stat && stat.pages * PAGE_BYTES;
}

function readStat(pid: number): { parent: number; own: number; ended: number; pages: number } | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // After the name in brackets: state, parent; user and system time are fields 14 and 15, ended children's 16 and 17, memory 24.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  const [own, ended] = [(field(14) + field(15)) * TICK_MS, (field(16) + field(17)) * TICK_MS];
  return { parent: field(4), own, ended, pages: field(24) };
}
