import { FIGURES, type FigureName, type Figures, type Row } from '../row.ts';

const MB = 1024 * 1024;

const BYTES_AS_MB: ReadonlySet<FigureName> = new Set(['rss', 'rssBefore', 'rssPeak']);
/** Small ones among them matter. */
const BYTES_AS_TENTHS_OF_MB: ReadonlySet<FigureName> = new Set(['waitingPeak']);
const BYTES_AS_KB: ReadonlySet<FigureName> = new Set(['rssPerConnection', 'rssPerRoom']);

/** A figure as text in the unit of its label; empty when there is none. */
export function formatFigure(name: FigureName, figures: Figures): string {
  const value = figures[name];
  if (value === undefined || Number.isNaN(value)) return '';
  if (BYTES_AS_MB.has(name)) return (value / MB).toFixed(0);
  if (BYTES_AS_TENTHS_OF_MB.has(name)) return (value / MB).toFixed(1);
  if (BYTES_AS_KB.has(name)) return (value / 1024).toFixed(0);
  if (/cores$|MB\/s/i.test(FIGURES[name])) return value.toFixed(2);
  if (name === 'perDelivery') return value.toFixed(1);
  if (name === 'cpuMs' || name === 'bytesPerMinute') return Math.round(value).toLocaleString('en');
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

/** A row as a line for the terminal. */
export function describeRow(row: Row): string {
  const head = `${row.scenario} ${row.server}`.padEnd(36);
  if (row.status !== 'done') return `${head} ${row.status}: ${row.note}`;
  const names = Object.keys(row.figures) as FigureName[];
  const figures = names.map((name) => `${FIGURES[name]} ${formatFigure(name, row.figures)}`).join(' | ');
  return `${head} ${figures}${row.note ? ` (${row.note})` : ''}`;
}
