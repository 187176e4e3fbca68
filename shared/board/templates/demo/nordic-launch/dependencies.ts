import type { DependencyRow } from '../demo-rows.ts';

// biome-ignore format: it is a table
export const DEPENDENCIES: readonly DependencyRow[] = [
  { from: '/MER-103', to: 'NOR-202', what: 'Payouts run from the new ledger', state: 'offered', needBy: '4 Fri', promised: '8 Fri', was: { committed: { state: 'committed', promised: '4 Fri' }, reviewed: { state: 'committed', promised: '6 Wed' } } },
  { from: '/MER-132', to: 'NOR-222', what: 'Tickets that can be checked offline', state: 'committed', needBy: '7 Fri', promised: '7 Fri' },
  { from: 'NOR-201', to: 'NOR-202', type: 'FF', what: 'Money in three currencies comes in', state: 'committed' },
  { from: 'NOR-211', to: 'NOR-213', what: 'Coastal departures', state: 'committed', needBy: '5 Fri', promised: '1 Wed' },
  { from: 'NOR-212', to: 'NOR-213', what: 'Rail departures', state: 'offered', needBy: '5 Fri', promised: '5 Fri', was: { committed: { state: 'committed', promised: '3 Fri' } } },
  { from: 'NOR-231', to: 'NOR-232', type: 'FF', what: 'Three signed contracts', state: 'committed' },
  { from: 'NOR-232', to: 'NOR-222', type: 'FF', what: 'Crews who know the devices', state: 'asked' },
  { from: 'NOR-221', to: 'NOR-223', what: 'Texts', state: 'committed', needBy: '8 Fri' },
];
