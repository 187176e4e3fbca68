import type { DependencyRow } from '../demo-rows.ts';

// biome-ignore format: it is a table
export const DEPENDENCIES: readonly DependencyRow[] = [
  { from: 'MER-101', to: 'MER-103', what: 'Ledger in production', state: 'delivered', was: { committed: { state: 'committed' } } },
  { from: 'MER-103', to: 'MER-104', what: 'All operators paid from the new ledger', state: 'offered', needBy: '8 Fri', promised: '8 Fri', was: { reviewed: { state: 'committed', promised: '6 Wed' } } },
  { from: 'MER-103', to: 'MER-142', type: 'FF', what: 'Payout records to report on', state: 'committed', needBy: '9 Mon' },
  { from: 'MER-151', to: 'MER-154', what: 'Second region takes traffic', state: 'committed', needBy: '1 Fri', promised: '3 Wed', was: { committed: { promised: '0 Fri' }, reviewed: { promised: '1 Fri' } } },
  { from: 'MER-153', to: 'MER-154', type: 'FF', what: 'Dashboards for the move', state: 'committed' },
  { from: 'MER-152', to: 'MER-153', what: 'Deploy events', state: 'delivered' },
  { from: 'MER-151', to: 'MER-132', type: 'FF', what: 'Ticket keys in both regions', state: 'committed', needBy: '5 Fri' },
  { from: 'MER-111', to: 'MER-131', type: 'FF', what: 'Sign-in for all brands', state: 'delivered', was: { reviewed: { state: 'committed' } } },
  { from: 'MER-112', to: 'MER-114', type: 'FF', what: 'Passkey service', state: 'committed' },
  { from: 'MER-114', to: 'MER-143', type: 'FF', what: 'Operators sign in with their own accounts', state: 'offered', needBy: '7 Fri' },
  { from: 'MER-113', to: 'MER-134', type: 'FF', what: 'Data requests answered without the old shop', state: 'asked' },
  { from: 'MER-121', to: 'MER-122', what: 'Graph that takes live changes', state: 'delivered' },
  { from: 'MER-123', to: 'MER-124', what: 'Price look-up that is quick enough for several legs', state: 'committed', needBy: '3 Fri' },
  { from: 'MER-122', to: 'MER-124', type: 'FF', what: 'Connections that hold when a leg is late', state: 'committed' },
  { from: 'MER-124', to: 'MER-133', type: 'SS', lag: 5, what: 'Fare model', state: 'asked', since: 'reviewed' },
  { from: 'MER-131', to: 'MER-133', what: 'New checkout at all travellers', state: 'committed', needBy: '5 Fri' },
  { from: 'MER-131', to: 'MER-134', what: 'Checkout that replaces the old one', state: 'committed' },
  { from: 'MER-132', to: 'MER-134', what: 'Tickets that need no web page', state: 'offered' },
  { from: 'MER-141', to: 'MER-133', what: 'Cabins that can be held together', state: 'committed', needBy: '5 Fri' },
  { from: 'MER-141', to: 'MER-105', what: 'Which operator sold which seat', state: 'asked' },
  { from: 'MER-141', to: 'MER-144', what: 'Inventory that rules refer to', state: 'committed' },
  { from: 'MER-154', to: 'MER-104', type: 'FF', lag: 10, what: 'Harbour reachable from the new network', state: 'asked' },
  { from: 'MER-151', to: 'MS-4', type: 'FF', what: 'Nothing left that only runs there', state: 'committed' },
];
