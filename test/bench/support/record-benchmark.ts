import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';

const FILE = resolve(import.meta.dirname, '../../../docs/benchmarks.md');
const HEAD = '# Benchmarks\n\nEach part is written by the command it names. Read the ratios: machines differ.\n';

export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly aim: string;
}

/** The machine, as a benchmark names it. */
export function describeMachine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** Writes (or replaces) a command's part of docs/benchmarks.md: one table of what was measured. */
export function recordBenchmark(title: string, command: string, around: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, aim }) => `| ${name} | ${value} | ${aim} |`);
  const part = [
    `\`${command}\`, ${new Date().toISOString().slice(0, 10)}: ${describeMachine()}, ${around}.`,
    '',
    '| what | measured | aim |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  recordSection(title, part);
}

/** Writes (or replaces) the part of docs/benchmarks.md under this title. */
export function recordSection(title: string, part: string): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  const others = before.split(/^(?=## )/m).filter((section) => !section.startsWith(`## ${title}\n`));
  writeFileSync(FILE, `${others.join('').trimEnd()}\n\n## ${title}\n\n${part}`);
}
