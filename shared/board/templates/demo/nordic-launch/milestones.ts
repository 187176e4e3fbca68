import type { MilestoneRow } from '../demo-rows.ts';

// biome-ignore format: it is a table
export const MILESTONES: readonly MilestoneRow[] = [
  { key: 'NS-1', title: 'Go or no go', date: '7 Thu', kind: 'decision' },
  { key: 'NS-2', title: 'Opening day', date: '13 Mon', kind: 'release', hard: true },
  { key: 'NOR-221/Norwegian', title: 'Norwegian', date: '2 Fri', kind: 'release', initiative: 'NOR-221' },
  { key: 'NOR-221/Finnish', title: 'Finnish', date: '5 Fri', kind: 'release', initiative: 'NOR-221' },
];
