import type { Row } from '../row.ts';
import { SERVER_NAMES, type ServerName } from '../services/server-under-test.ts';

const CLIENTS = [50, 200, 500] as const;

/** Inks that can be told apart on white, by lightness as well as by hue. */
const INKS: Readonly<Record<ServerName, { readonly color: string; readonly dash: string }>> = {
  'ours-postgres': { color: '#4f35b8', dash: '' },
  'ours-pglite': { color: '#8f6fe0', dash: '7 4' },
  'y-websocket-server': { color: '#c2410c', dash: '' },
  hocuspocus: { color: '#0f766e', dash: '' },
  relay: { color: '#64748b', dash: '3 4' },
};

const SIZE = { width: 860, height: 400 } as const;
const PANEL = { width: 340, height: 240, top: 70 } as const;
const TEXT = '#334155';
const GRID = '#e2e8f0';

interface Axis {
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
  /** Share of the height, from 0 at the bottom to 1. */
  at(value: number): number;
}

/** Two panels, CPU and p99 by clients on one board, as SVG on a white card: legible on light and on dark pages. */
export function plotHotBoards(rows: readonly Row[]): string {
  const shown = SERVER_NAMES.filter((server) => rows.some((row) => row.server === server && isHot(row)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" font-family="Inter, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12">`,
    '<title>The sync server and its peers on a hot board</title>',
    `<rect width="${SIZE.width}" height="${SIZE.height}" rx="12" fill="#ffffff"/>`,
    panel(70, 'CPU, cores', linear(most(rows, 'cores')), (server) => pointsOf(rows, server, 'cores')),
    panel(490, 'Delivery p99, ms', logarithmic(most(rows, 'p99')), (server) => pointsOf(rows, server, 'p99')),
    legend(shown),
    '</svg>',
    '',
  ].join('\n');
}

type Point = readonly [clients: number, value: number, delivered: boolean];

function isHot({ scenario }: Row): boolean {
  return CLIENTS.some((clients) => scenario === `hot-${clients}`);
}

function pointsOf(rows: readonly Row[], server: ServerName, figure: 'cores' | 'p99'): Point[] {
  return CLIENTS.flatMap((clients) => {
    const row = rows.find((candidate) => candidate.server === server && candidate.scenario === `hot-${clients}`);
    const value = row?.figures[figure];
    return value === undefined ? [] : [[clients, value, row?.figures.undelivered === 0] as const];
  });
}

function most(rows: readonly Row[], figure: 'cores' | 'p99'): number {
  return Math.max(0, ...SERVER_NAMES.flatMap((server) => pointsOf(rows, server, figure).map(([, value]) => value)));
}

function linear(largest: number): Axis {
  const step = [0.1, 0.2, 0.25, 0.5, 1].find((candidate) => largest / candidate <= 6) ?? 1;
  const count = Math.max(1, Math.ceil(largest / step));
  return {
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
    label: (value) => value.toFixed(step < 0.5 ? 2 : 1),
    at: (value) => value / (count * step),
  };
}

function logarithmic(largest: number): Axis {
  const decades = Math.max(2, Math.ceil(Math.log10(Math.max(1, largest))));
  return {
    ticks: Array.from({ length: decades + 1 }, (_, index) => 10 ** index),
    label: (value) => value.toLocaleString('en'),
    at: (value) => Math.log10(Math.max(1, value)) / decades,
  };
}

function panel(left: number, title: string, axis: Axis, points: (server: ServerName) => readonly Point[]): string {
  const y = (value: number) => PANEL.top + PANEL.height * (1 - axis.at(value));
  const x = (clients: number) => left + (PANEL.width * clients) / 500;
  const bottom = PANEL.top + PANEL.height;
  return [
    `<text x="${left}" y="${PANEL.top - 18}" font-size="14" font-weight="600" fill="${TEXT}">${title}</text>`,
    ...axis.ticks.map((value) => {
      const line = `<line x1="${left}" x2="${left + PANEL.width}" y1="${round(y(value))}" y2="${round(y(value))}" stroke="${GRID}"/>`;
      return `${line}<text x="${left - 8}" y="${round(y(value) + 4)}" text-anchor="end" fill="${TEXT}">${axis.label(value)}</text>`;
    }),
    ...CLIENTS.map(
      (clients) => `<text x="${x(clients)}" y="${bottom + 18}" text-anchor="middle" fill="${TEXT}">${clients}</text>`,
    ),
    `<text x="${left + PANEL.width * 0.7}" y="${bottom + 18}" text-anchor="middle" fill="${TEXT}">clients on one board</text>`,
    // Ours last, above the others.
    ...[...SERVER_NAMES].reverse().map((server) => curve(points(server), INKS[server], x, y)),
  ].join('\n');
}

function curve(
  points: readonly Point[],
  { color, dash }: { color: string; dash: string },
  x: (clients: number) => number,
  y: (value: number) => number,
): string {
  const path = points.map(([clients, value]) => `${round(x(clients))},${round(y(value))}`).join(' ');
  const line = `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2.5"${dash && ` stroke-dasharray="${dash}"`}/>`;
  const dots = points.map(([clients, value, delivered]) => {
    // Hollow: not everything arrived.
    const fill = delivered ? color : '#ffffff';
    return `<circle cx="${round(x(clients))}" cy="${round(y(value))}" r="4" fill="${fill}" stroke="${color}" stroke-width="2"/>`;
  });
  return [line, ...dots].join('');
}

function legend(servers: readonly ServerName[]): string {
  const top = PANEL.top + PANEL.height + 46;
  const items = servers.map((server, index) => {
    const left = 70 + index * 160;
    const { color, dash } = INKS[server];
    const line = `<line x1="${left}" x2="${left + 24}" y1="${top}" y2="${top}" stroke="${color}" stroke-width="2.5"${dash && ` stroke-dasharray="${dash}"`}/>`;
    return `${line}<text x="${left + 30}" y="${top + 4}" fill="${TEXT}">${server}</text>`;
  });
  const note = `<text x="70" y="${top + 26}" fill="${TEXT}">Hollow points: not every edit arrived. Ours commits every edit to its database; the others store nothing.</text>`;
  return [...items, note].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
