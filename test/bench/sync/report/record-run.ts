import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Run } from '../row.ts';

export function saveRun(file: string, run: Run): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`);
}

export function loadRun(file: string): Run {
  return JSON.parse(readFileSync(file, 'utf8')) as Run;
}

export function recordRun(run: Run): void {
  console.log(`${run.rows.length} rows`);
}
