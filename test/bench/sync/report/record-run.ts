import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { recordSection } from '../../support/record-benchmark.ts';
import { FIGURES, type Row, type Run } from '../row.ts';
import { aimsOf } from './aims.ts';
import { formatFigure } from './describe-row.ts';
import { GROUPS, type Group } from './groups.ts';
import { plotHotBoards } from './plot-hot-boards.ts';

const PLOT = 'images/sync-hot-boards.svg';
const DOCS = resolve(import.meta.dirname, '../../../../docs');

export function saveRun(file: string, run: Run): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`);
}

export function loadRun(file: string): Run {
  return JSON.parse(readFileSync(file, 'utf8')) as Run;
}

/** Writes the part "Sync" of docs/benchmarks.md and its plot. */
export function recordRun(run: Run): void {
  const plot = resolve(DOCS, PLOT);
  mkdirSync(dirname(plot), { recursive: true });
  writeFileSync(plot, plotHotBoards(run.rows));
  recordSection('Sync', `${[...head(run), ...GROUPS.flatMap((group) => partOf(group, run.rows))].join('\n')}\n`);
}

function head(run: Run): string[] {
  return [
    `\`npm run bench:sync\`, ${run.date}: ${run.machine}; ${run.settings}.`,
    '',
    'All servers get the same load from the same program, one after the other on the same machine, each as a process of',
    'its own: every client edits once a second and moves its pointer five times a second. What to know when comparing:',
    '',
    '- Ours commits every edit before it goes out and acknowledges it then. The peers (`@y/websocket-server` 0.1.1,',
    '  `@hocuspocus/server` and a bare `ws` relay) run as their documentation says and keep everything in memory: after',
    '  a restart they have what clients bring back.',
    '- `ours-pglite` is charged with its database, which runs in the same process; `ours-postgres` has it in a column.',
    '- The "best peer" is the one that used the least CPU among those that delivered everything and kept up (p99 within',
    '  a second): CPU of a server that falls behind is CPU for a part of the work.',
    '- The load program shares the machine: where its own CPU nears a core or its loop is late (last columns of hot',
    '  boards), times say as much about it as about the server.',
    '',
    '| aim | measured | wanted | reached |',
    '|---|---|---|---|',
    ...aimsOf(run.rows).map(({ what, measured, aim, reached }) => {
      const answer = reached === null ? 'not measured' : reached ? 'yes' : '**no**';
      return `| ${what} | ${measured} | ${aim} | ${answer} |`;
    }),
    '',
    `![CPU and 99th percentile of the delivery time by clients on one board, for each server](${PLOT})`,
    '',
  ];
}

function partOf({ title, about, scenarios, figures }: Group, all: readonly Row[]): string[] {
  const rows = all.filter(({ scenario }) => scenarios.includes(scenario));
  if (rows.length === 0) return [];
  const names = figures.filter((name) => rows.some((row) => row.figures[name] !== undefined));
  const hasNotes = rows.some((row) => noteOf(row) !== '');
  const labels = ['scenario', 'server', ...names.map((name) => FIGURES[name]), ...(hasNotes ? ['note'] : [])];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    about,
    '',
    line(labels),
    `|${'---|'.repeat(labels.length)}`,
    ...rows.map((row) => {
      const values = names.map((name) => formatFigure(name, row.figures));
      return line([row.scenario, row.server, ...values, ...(hasNotes ? [noteOf(row)] : [])]);
    }),
    '',
  ];
}

function noteOf({ status, note }: Row): string {
  return status === 'done' ? note : `${status}: ${note}`;
}
