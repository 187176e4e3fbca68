import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { recordSection } from '../../support/record-benchmark.ts';
import { FIGURES, type FigureName, type Row, type Run } from '../row.ts';
import { formatFigure } from './describe-row.ts';

export function saveRun(file: string, run: Run): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`);
}

export function loadRun(file: string): Run {
  return JSON.parse(readFileSync(file, 'utf8')) as Run;
}

/** Writes the part "Sync" of docs/benchmarks.md. */
export function recordRun(run: Run): void {
  recordSection(
    'Sync',
    [
      `\`npm run bench:sync\`, ${run.date}: ${run.machine}, ${run.settings}.`,
      '',
      'Ours stores every edit before it goes out; the peers run as their documentation says, with nothing stored.',
      'Every client edits once a second and moves its pointer five times a second.',
      '',
      ...tableOf(run.rows),
      '',
    ].join('\n'),
  );
}

function tableOf(rows: readonly Row[]): string[] {
  const names = (Object.keys(FIGURES) as FigureName[]).filter((name) =>
    rows.some(({ figures }) => figures[name] !== undefined),
  );
  return [
    `| scenario | server | ${names.map((name) => FIGURES[name]).join(' | ')} | note |`,
    `|${'---|'.repeat(names.length + 3)}`,
    ...rows.map((row) => {
      const note = row.status === 'done' ? row.note : `${row.status}: ${row.note}`;
      return `| ${row.scenario} | ${row.server} | ${names.map((name) => formatFigure(name, row.figures)).join(' | ')} | ${note} |`;
    }),
  ];
}
