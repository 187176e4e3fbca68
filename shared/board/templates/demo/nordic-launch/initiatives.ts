import type { InitiativeRow } from '../demo-rows.ts';
import { OBJECTIVES } from './objectives.ts';

const [BOOKED, LOCAL] = OBJECTIVES.map(({ title }) => title) as [string, string];

// biome-ignore format: it is a table
export const INITIATIVES: readonly InitiativeRow[] = [
  { key: 'NOR-201', team: 'Payments', title: 'Local ways to pay at checkout',
    start: '-2 Mon', end: '6 Fri', status: 'in-progress', progress: 20, owner: 'Samir Haddad', confidence: 'medium', days: [36, 45, 58], effort: 12, objective: LOCAL },
  { key: 'NOR-202', team: 'Payments', title: 'Settlement in three currencies',
    start: '5 Mon', end: '11 Fri', status: 'planned', progress: 0, owner: 'Ines Carvalho', confidence: 'low', days: [28, 35, 55], effort: 10, objective: BOOKED,
    about: 'Pays operators in kroner and euro from the new ledger, so it needs payouts to have moved there.' },

  { key: 'NOR-211', team: 'Journey Search', title: 'Timetables of the Norwegian coast',
    start: '-7 Mon', end: '1 Wed', status: 'in-progress', progress: 80, owner: 'Pablo Ortega', confidence: 'high', days: [34, 42, 48], effort: 9, objective: BOOKED },
  { key: 'NOR-212', team: 'Journey Search', title: 'Finnish railway feed',
    start: '-3 Mon', end: '5 Fri', status: 'at-risk', progress: 25, owner: 'Yuki Tanabe', confidence: 'low', days: [30, 42, 70], effort: 9, objective: BOOKED,
    was: { committed: { end: '3 Fri', confidence: 'medium' }, reviewed: { confidence: 'medium' } } },
  { key: 'NOR-213', team: 'Journey Search', title: 'Ferry and rail in one journey',
    start: '6 Mon', end: '11 Fri', status: 'planned', progress: 0, owner: 'Yuki Tanabe', confidence: 'medium', days: [24, 30, 44], effort: 8, objective: BOOKED },

  { key: 'NOR-221', team: 'Traveller Apps', title: 'Four new languages',
    start: '-1 Mon', end: '6 Fri', status: 'in-progress', progress: 15, owner: 'Grace Njeri', confidence: 'high', days: [34, 40, 46], effort: 7, objective: LOCAL },
  { key: 'NOR-222', team: 'Traveller Apps', title: 'Ticket checks on the fjord lines',
    start: '8 Mon', end: '12 Wed', status: 'planned', progress: 0, owner: 'Grace Njeri', confidence: 'medium', days: [18, 23, 34], effort: 6, objective: BOOKED,
    about: 'No signal for two hours: the check has to work on the device alone.' },
  { key: 'NOR-223', team: 'Traveller Apps', title: 'Pages for the opening',
    start: '9 Mon', end: '11 Fri', status: 'planned', progress: 0, owner: 'Amara Diallo', confidence: 'high', days: [10, 15, 18], effort: 3, objective: LOCAL },

  { key: 'NOR-231', team: 'Operator Portal', title: 'Contracts with nine operators',
    start: '-10 Mon', end: '3 Fri', status: 'in-progress', progress: 65, owner: 'Dana Petrov', confidence: 'medium', days: [55, 70, 90], effort: 6, objective: BOOKED,
    was: { reviewed: { end: '2 Fri' } } },
  { key: 'NOR-232', team: 'Operator Portal', title: 'Bring the first three operators on board',
    start: '2 Mon', end: '8 Fri', status: 'planned', progress: 0, owner: 'me', confidence: 'medium', days: [26, 35, 48], effort: 11, objective: BOOKED },
  { key: 'NOR-233', team: 'Operator Portal', title: 'Support in local hours',
    start: '7 Mon', end: '12 Wed', status: 'planned', progress: 0, owner: 'Dana Petrov', confidence: 'high', days: [22, 28, 32], effort: 5, objective: LOCAL },
  { key: 'NOR-234', team: 'Operator Portal', title: 'Cabin prices for the winter',
    start: null, end: null, status: 'planned', progress: 0, owner: null, confidence: null, days: [15, 20, 30], effort: 5, objective: null },
];
