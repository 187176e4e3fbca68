import type { DemoTables } from '../demo-rows.ts';
import { DEPENDENCIES } from './dependencies.ts';
import { INITIATIVES } from './initiatives.ts';
import { MILESTONES } from './milestones.ts';
import { OBJECTIVES } from './objectives.ts';
import { ACTIONS, RISKS } from './risks.ts';

/** A second programme of the same teams, which leans on the first. */
export const NORDIC_LAUNCH: DemoTables = {
  title: 'Nordic launch',
  teams: ['Payments', 'Journey Search', 'Traveller Apps', 'Operator Portal'],
  initiatives: INITIATIVES,
  dependencies: DEPENDENCIES,
  milestones: MILESTONES,
  risks: RISKS,
  actions: ACTIONS,
  objectives: OBJECTIVES,
  capacity: [],
  budget: [
    { initiative: 'NOR-221', offset: 0, planned: 40, committed: 38, actual: 9, forecast: 40 },
    { initiative: 'NOR-231', offset: 0, planned: 55, committed: 50, actual: 41, forecast: 60 },
    { initiative: 'NOR-232', offset: 1, planned: 80, committed: 10, actual: 0, forecast: 80 },
  ],
};
