import type { MilestoneRow } from '../demo-rows.ts';

// biome-ignore format: it is a table
export const MILESTONES: readonly MilestoneRow[] = [
  { key: 'MS-1', title: 'Ledger live', date: '-4 Fri', kind: 'release', team: 'Payments', was: { committed: { date: '-5 Fri' } } },
  { key: 'MS-2', title: 'Steering committee', date: '2 Thu', kind: 'decision' },
  { key: 'MS-3', title: 'Card security audit', date: '6 Wed', kind: 'external', hard: true, team: 'Payments' },
  { key: 'MS-4', title: 'Data centre contract ends', date: '14 Fri', kind: 'external', hard: true, team: 'Platform' },
  { key: 'MS-5', title: 'Season opens', date: '15 Mon', kind: 'external', hard: true },
  { key: 'MER-131/Pilot', title: 'Pilot', date: '-5 Wed', kind: 'release', initiative: 'MER-131' },
  { key: 'MER-131/Beta', title: 'One in ten', date: '1 Wed', kind: 'release', initiative: 'MER-131', was: { committed: { date: '-1 Wed' } } },
  { key: 'MER-131/Stable', title: 'Everybody', date: '4 Fri', kind: 'release', initiative: 'MER-131', was: { committed: { date: '2 Fri' }, reviewed: { date: '3 Fri' } } },
  { key: 'MER-112/Pilot', title: 'Staff pilot', date: '-1 Thu', kind: 'release', initiative: 'MER-112' },
  { key: 'MER-143/Pilot', title: 'First operator', date: '4 Wed', kind: 'release', initiative: 'MER-143' },
  { key: 'MER-151/Drill', title: 'Failover drill', date: '2 Wed', kind: 'decision', initiative: 'MER-151', was: { reviewed: { date: '0 Wed' } } },
];
