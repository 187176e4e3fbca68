import type { DependencyType, HandshakeState } from '../../records/dependency.ts';
import type { Confidence, InitiativeStatus } from '../../records/initiative.ts';
import type { MilestoneKind } from '../../records/milestone.ts';
import type { RISK_CATEGORIES, RiskResponse, RiskStatus, RoamState, VELOCITIES } from '../../records/risk.ts';
import type { DemoDay } from './demo-day.ts';

/** How the tables of a demo board are written. Records name each other by key, teams by name, days from this week. */

/** The moments a demo board shows: two in the past, of which there are snapshots, and today. */
export const DEMO_MOMENTS = ['committed', 'reviewed', 'today'] as const;
export type DemoMoment = (typeof DEMO_MOMENTS)[number];

/** When the past moments were. */
export const MOMENT_DAYS: Readonly<Record<Exclude<DemoMoment, 'today'>, DemoDay>> = {
  committed: '-10 Tue',
  reviewed: '-4 Thu',
};

/**
 * How a row has changed: `was.reviewed` overrides fields as of the review, `was.committed` those as of the commitment on
 * top of that. `since`: the moment at which the record first was there.
 */
export interface Changing<Row> {
  readonly was?: { readonly committed?: Partial<Row>; readonly reviewed?: Partial<Row> };
  readonly since?: DemoMoment;
}

/** `me` stands for the person who looks at the demo. */
export type DemoPerson = string;

/** Optimistic, most likely, pessimistic. */
export type Estimate = readonly [number, number, number];
/** Likelihood and impact, 1 to 5. */
export type Score = readonly [number, number];

export interface InitiativeRow extends Changing<InitiativeRow> {
  readonly key: string;
  readonly team: string;
  readonly title: string;
  readonly start: DemoDay | null;
  readonly end: DemoDay | null;
  readonly status: InitiativeStatus;
  readonly progress: number;
  readonly owner: DemoPerson | null;
  readonly confidence: Confidence | null;
  /** Duration in working days. */
  readonly days: Estimate | null;
  /** Effort in person-weeks. */
  readonly effort: number | null;
  /** Title of an objective. */
  readonly objective: string | null;
  readonly tags?: readonly string[];
  readonly supporting?: readonly string[];
  readonly about?: string;
}

export interface DependencyRow extends Changing<DependencyRow> {
  /** Key of the predecessor. With `/` before it: of another demo board. */
  readonly from: string;
  readonly to: string;
  readonly type?: DependencyType;
  readonly lag?: number;
  readonly what: string;
  readonly state: HandshakeState;
  readonly needBy?: DemoDay;
  readonly promised?: DemoDay;
}

export interface MilestoneRow extends Changing<MilestoneRow> {
  readonly key: string;
  readonly title: string;
  readonly date: DemoDay;
  readonly kind: MilestoneKind;
  readonly hard?: boolean;
  readonly team?: string;
  /** Key of the initiative whose stage this is. */
  readonly initiative?: string;
}

export interface RiskRow extends Changing<RiskRow> {
  readonly key: string;
  readonly title: string;
  readonly kind?: 'opportunity';
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly category: (typeof RISK_CATEGORIES)[number];
  readonly team: string;
  readonly owner: DemoPerson | null;
  readonly inherent: Score;
  readonly current: Score;
  readonly target: Score | null;
  readonly response: RiskResponse | null;
  readonly roam: RoamState | null;
  readonly status: RiskStatus;
  readonly proximity?: DemoDay;
  readonly velocity?: (typeof VELOCITIES)[number];
  readonly probability?: number;
  /** Working days of delay when it happens. */
  readonly delay?: Estimate;
  /** Cost when it happens, in thousands of the board's currency. */
  readonly cost?: Estimate;
  readonly initiatives: readonly string[];
  readonly reviewEvery: number;
  /** Days since it was looked at last. */
  readonly reviewedDaysAgo: number;
  /** The current score at that review; without it, it has not changed since. */
  readonly reviewedAt?: Score;
  readonly acceptedBy?: string;
  readonly notes?: string;
}

export interface ActionRow {
  readonly risk: string;
  readonly title: string;
  readonly owner: DemoPerson;
  readonly due: DemoDay;
  readonly done?: DemoDay;
  /** In thousands of the board's currency. */
  readonly cost?: number;
  /** Steps by which it lowers likelihood and impact. */
  readonly lowers: Score;
}

export interface ObjectiveRow {
  readonly title: string;
  readonly owner: DemoPerson;
  readonly about: string;
  /** Title, target, current, unit. */
  readonly results: readonly (readonly [string, number, number, string])[];
}

/** People of a team from last month on, month by month; hires that are planned, likewise. */
export interface CapacityRow {
  readonly team: string;
  readonly people: readonly number[];
  readonly hires: readonly number[];
}

/** Money of an initiative in thousands: in the quarter `offset` quarters from this one. */
export interface BudgetRow {
  readonly initiative: string;
  readonly offset: number;
  readonly planned: number;
  readonly committed: number;
  readonly actual: number;
  readonly forecast: number;
}

/** Everything on a demo board. */
export interface DemoTables {
  readonly title: string;
  /** Lanes from top to bottom: names of DEMO_TEAMS. */
  readonly teams: readonly string[];
  readonly initiatives: readonly InitiativeRow[];
  readonly dependencies: readonly DependencyRow[];
  readonly milestones: readonly MilestoneRow[];
  readonly risks: readonly RiskRow[];
  readonly actions: readonly ActionRow[];
  readonly objectives: readonly ObjectiveRow[];
  readonly capacity: readonly CapacityRow[];
  readonly budget: readonly BudgetRow[];
}
