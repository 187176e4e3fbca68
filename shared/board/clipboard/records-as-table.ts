import type { CopiedRecords } from './copied-records.ts';

const COLUMNS = ['Key', 'Title', 'Team', 'Owner', 'Start', 'End', 'Status', 'Progress', 'Likelihood', 'Impact', 'Tags'];

/** Copied records as rows with tabs between cells, under a row of names: what a spreadsheet takes. */
export function recordsAsTable(copied: CopiedRecords, personName: (value: string | null) => string): string[][] {
  const teamNames = new Map(copied.teams.map(({ id, name }) => [id, name]));
  const teamName = (id: string | null) => (id === null ? '' : (teamNames.get(id) ?? ''));
  const rows = [
    ...copied.initiatives.map(({ fields: f }) => [
      f.key,
      f.title,
      teamName(f.teamId),
      personName(f.owner),
      f.start ?? '',
      f.end ?? '',
      f.status,
      String(f.progress),
      '',
      '',
      f.tags.join(', '),
    ]),
    ...copied.milestones.map(({ fields: f }) => [
      f.key,
      f.title,
      teamName(f.teamId),
      '',
      f.date,
      f.date,
      f.hard ? 'hard' : '',
      '',
      '',
      '',
      '',
    ]),
    ...copied.risks.map(({ fields: f }) => [
      f.key,
      f.title,
      teamName(f.teamId),
      personName(f.owner),
      f.proximity ?? '',
      '',
      f.status,
      '',
      String(f.currentLikelihood ?? ''),
      String(f.currentImpact ?? ''),
      f.tags.join(', '),
    ]),
  ];
  return [COLUMNS, ...rows.map((row) => row.map(safeCell))];
}

/** One line, and nothing that a spreadsheet would run as a formula. */
function safeCell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}
