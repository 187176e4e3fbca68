import type { DemoTables } from '../demo-rows.ts';
import { DEMO_TEAMS } from '../demo-teams.ts';
import { ACTIONS } from './actions.ts';
import { DEPENDENCIES } from './dependencies.ts';
import { INITIATIVES } from './initiatives.ts';
import { MILESTONES } from './milestones.ts';
import { BUDGET, CAPACITY } from './money.ts';
import { OBJECTIVES } from './objectives.ts';
import { RISKS } from './risks.ts';

/** The main programme: a young ticket shop replaces the booking system it grew up on. */
export const ONE_PLATFORM: DemoTables = {
  title: 'One platform',
  teams: DEMO_TEAMS.map(({ name }) => name),
  initiatives: INITIATIVES,
  dependencies: DEPENDENCIES,
  milestones: MILESTONES,
  risks: RISKS,
  actions: ACTIONS,
  objectives: OBJECTIVES,
  capacity: CAPACITY,
  budget: BUDGET,
};
