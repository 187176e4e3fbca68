import { z } from 'zod';
import { SnapshotNameError } from '#server/history/snapshots.ts';
import { isIsoDate } from '#shared/board/records/fields.ts';
import { DATE_ORDERS } from '#shared/import/date-order.ts';
import { COLUMN_TARGETS, type ColumnTarget, targetLabel } from '#shared/import/import-field.ts';
import { issueText } from '#shared/import/import-issue.ts';
import type { ImportOptions } from '#shared/import/import-options.ts';
import type { ImportSummary } from '#shared/import/import-summary.ts';
import type { Services } from '../../services.ts';
import { CommandError, defineCommand } from '../command.ts';

/** `Left=right`, as the command line is given pairs; the last `=` parts them. */
const pair = z.string().regex(/^.+=.+$/, 'is given as "Left=right"');
const pairs = z.array(pair).default([]);

export const boardImport = defineCommand({
  name: 'board import',
  usage:
    '--board ID FILE [--dry-run] [--replace] [--map "Column=field"]... [--team "Name=team"]... [--dates day-first|month-first] [--snapshot N [--as-of YYYY-MM-DD]]',
  summary:
    'Imports a plan from a CSV file, as one change; rows are known again by their key. --dry-run only says what it would do.\n' +
    '      --replace takes the file as the whole truth: what is missing in it is removed, an empty cell clears its field.\n' +
    '      --snapshot keeps the board under that name afterwards, --as-of as of an earlier day: a history from old plans.\n' +
    `      Fields: ${COLUMN_TARGETS.join(', ')}.`,
  args: z.object({
    board: z.string().min(1, 'an id is needed'),
    file: z.string().min(1),
    'dry-run': z.boolean().default(false),
    replace: z.boolean().default(false),
    map: pairs,
    team: pairs,
    dates: z.enum(DATE_ORDERS).optional(),
    snapshot: z.string().optional(),
    'as-of': z.string().refine(isIsoDate, 'is not a date like 2027-04-23').optional(),
  }),
  options: ['board', 'map', 'team', 'dates', 'snapshot', 'as-of'],
  repeated: ['map', 'team'],
  flags: ['dry-run', 'replace'],
  positionals: ['file'],

  async run(services, { board: boardId, file, 'dry-run': dryRun, replace, map, team, dates, ...given }, io) {
    const { snapshot, 'as-of': asOf } = given;
    if (asOf && snapshot === undefined) throw new CommandError('--as-of dates a snapshot: name it with --snapshot');
    if (snapshot !== undefined) checkName(services, snapshot);
    const board = await services.boards.find(boardId);
    if (!board) throw new CommandError(`there is no board ${boardId}: see board list`);
    const read = { columns: columnsOf(map), teams: entriesOf(team), dateOrder: dates ?? null };
    const options: ImportOptions = { ...read, replace };
    const source = { bytes: await io.readFile(file), options };
    const { done, summary } = dryRun
      ? { done: false, summary: await services.imports.preview(boardId, source) }
      : await services.imports.run(boardId, source, null);
    if (!summary.ok) throw new CommandError(refusal(file, summary));
    for (const issue of summary.issues) io.note(`warning: ${issueText(issue)}`);
    const snapshotId = done && snapshot !== undefined ? await keep(services, boardId, snapshot, asOf) : null;
    const kept = snapshotId === null ? '' : `\nKept as the snapshot "${snapshot?.trim()}": ${snapshotId}`;
    return { text: describe(board.title, summary, done) + kept, json: { id: boardId, done, snapshotId, ...summary } };
  },
});

/** Before anything is imported: a name that can't be used leaves the board as it was. */
function checkName({ snapshots }: Services, name: string): void {
  try {
    snapshots.checkName(name);
  } catch (error) {
    if (error instanceof SnapshotNameError) throw new CommandError(`--snapshot: ${error.message}`);
    throw error;
  }
}

/** A day that a snapshot stands for is that day's noon, UTC: the same day in nearly every zone. */
function keep({ snapshots }: Services, boardId: string, name: string, day: string | undefined): Promise<string> {
  const asOf = day === undefined ? undefined : new Date(`${day}T12:00:00Z`);
  return snapshots.take({ boardId, name, takenBy: null, asOf });
}

function columnsOf(map: readonly string[]): Record<string, ColumnTarget> {
  const columns: Record<string, ColumnTarget> = {};
  for (const [column, field] of Object.entries(entriesOf(map))) {
    const target = COLUMN_TARGETS.find((name) => name.toLowerCase() === field.toLowerCase());
    if (!target) throw new CommandError(`"${field}" is no field; the fields are ${COLUMN_TARGETS.join(', ')}`);
    columns[column] = target;
  }
  return columns;
}

function entriesOf(given: readonly string[]): Record<string, string> {
  const entries = given.map((text) => {
    const at = text.lastIndexOf('=');
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(entries);
}

const MOST_LINES = 50;

function refusal(file: string, { errors, issues }: ImportSummary): string {
  const lines = issues.filter(({ severity }) => severity === 'error').map((issue) => `  ${issueText(issue)}`);
  const more = errors > MOST_LINES ? [`  and ${errors - MOST_LINES} more`] : [];
  return [`${file} was not imported; nothing was written:`, ...lines.slice(0, MOST_LINES), ...more].join('\n');
}

/** Nothing where nothing is removed. */
function removedLines({ removes, stageRemoves, linkRemoves, removed, teamsRemoved }: ImportSummary): readonly string[] {
  if (removes + stageRemoves + linkRemoves + teamsRemoved.length === 0) return [];
  const shown = removed.slice(0, 10).join('; ');
  const more = removes > 10 ? `; and ${removes - 10} more` : '';
  return [
    `  removed      ${removes} initiatives, ${stageRemoves} stages, ${linkRemoves} links, ${teamsRemoved.length} teams`,
    ...(removes > 0 ? [`               ${shown}${more}`] : []),
  ];
}

function describe(title: string, summary: ImportSummary, done: boolean): string {
  const { creates, updates, unchanged, teams, stageCreates, stageUpdates, links, columns } = summary;
  const head = done ? `Imported into "${title}":` : `Would be imported into "${title}" (dry run, nothing written):`;
  const read = columns.filter(({ target }) => target !== 'ignore');
  const ignored = columns.filter(({ target }) => target === 'ignore').map(({ name }) => name);
  const lines = [
    head,
    `  initiatives  ${creates} new, ${updates} changed, ${unchanged} as they were`,
    `  teams        ${teams.length} new${teams.length > 0 ? `: ${teams.join(', ')}` : ''}`,
    `  stages       ${stageCreates} new, ${stageUpdates} moved`,
    `  links        ${links} new`,
    ...removedLines(summary),
    `  columns      ${read.map(({ name, target }) => `${name} -> ${targetLabel(target)}`).join(', ')}`,
  ];
  if (ignored.length > 0) lines.push(`  not read     ${ignored.join(', ')}`);
  return lines.join('\n');
}
