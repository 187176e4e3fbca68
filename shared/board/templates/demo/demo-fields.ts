import type { NewFieldsOf } from '../../record-kind.ts';
import type { ThreePoint } from '../../records/fields.ts';
import { quarterAfter, quarterOf } from '../quarter.ts';
import { type DemoDay, daysBefore, demoDate, demoMonth } from './demo-day.ts';
import type {
  ActionRow,
  BudgetRow,
  DependencyRow,
  Estimate,
  InitiativeRow,
  MilestoneRow,
  ObjectiveRow,
  RiskRow,
} from './demo-rows.ts';

/** Turns rows of the tables into fields of records. */
export interface DemoNames {
  /** ISO date of the day the demo is seen. */
  readonly today: string;
  /** Who `me` is: `user:<id>`, or a plain name. */
  readonly me: string;
  /** Id of what a row names: a team, an objective, the key of an initiative or milestone. */
  idOf(name: string): string;
}

const THOUSAND = 1000;

function person(name: string | null, { me }: DemoNames): string | null {
  return name === 'me' ? me : name;
}

function date(day: DemoDay | null | undefined, { today }: DemoNames): string | null {
  return day ? demoDate(day, today) : null;
}

function threePoint(estimate: Estimate | null | undefined, factor = 1): ThreePoint | null {
  if (!estimate) return null;
  const [optimistic, mostLikely, pessimistic] = estimate.map((value) => value * factor) as [number, number, number];
  return { optimistic, mostLikely, pessimistic };
}

export function initiativeFields(row: InitiativeRow, names: DemoNames): NewFieldsOf<'initiatives'> {
  return {
    key: row.key,
    title: row.title,
    teamId: names.idOf(row.team),
    supportingTeamIds: (row.supporting ?? []).map(names.idOf).sort(),
    owner: person(row.owner, names),
    start: date(row.start, names),
    end: date(row.end, names),
    status: row.status,
    progress: row.progress,
    confidence: row.confidence,
    estimate: threePoint(row.days),
    effort: row.effort,
    objectiveId: row.objective && names.idOf(row.objective),
    tags: [...(row.tags ?? [])].sort(),
    description: row.about ?? '',
  };
}

export function milestoneFields(row: MilestoneRow, names: DemoNames): NewFieldsOf<'milestones'> {
  return {
    key: row.key,
    title: row.title,
    date: demoDate(row.date, names.today),
    kind: row.kind,
    hard: row.hard ?? false,
    teamId: row.team ? names.idOf(row.team) : null,
    initiativeId: row.initiative ? names.idOf(row.initiative) : null,
  };
}

/** All but the ends. */
export function dependencyFields(row: DependencyRow, names: DemoNames) {
  return {
    type: row.type ?? 'FS',
    lag: row.lag ?? 0,
    what: row.what,
    state: row.state,
    needBy: date(row.needBy, names),
    promised: date(row.promised, names),
  } as const;
}

/** `seenOn`: the day on which the board is looked at, past or present; no review is later than it. */
export function riskFields(row: RiskRow, names: DemoNames, seenOn: string): NewFieldsOf<'risks'> {
  const reviewed = daysBefore(row.reviewedDaysAgo, names.today);
  const scoreThen = (reviewed < seenOn ? row.reviewedAt : undefined) ?? row.current;
  return {
    key: row.key,
    title: row.title,
    kind: row.kind ?? 'threat',
    cause: row.cause,
    event: row.event,
    consequence: row.consequence,
    category: row.category,
    teamId: names.idOf(row.team),
    owner: person(row.owner, names),
    inherentLikelihood: row.inherent[0],
    inherentImpact: row.inherent[1],
    currentLikelihood: row.current[0],
    currentImpact: row.current[1],
    targetLikelihood: row.target?.[0] ?? null,
    targetImpact: row.target?.[1] ?? null,
    proximity: date(row.proximity, names),
    velocity: row.velocity ?? null,
    response: row.response,
    roam: row.roam,
    status: row.status,
    probability: row.probability ?? null,
    impactDays: threePoint(row.delay),
    impactMoney: threePoint(row.cost, THOUSAND),
    initiativeIds: row.initiatives.map(names.idOf).sort(),
    reviewEveryDays: row.reviewEvery,
    lastReviewed: reviewed < seenOn ? reviewed : daysBefore(row.reviewEvery % 9, seenOn),
    reviewedLikelihood: scoreThen[0],
    reviewedImpact: scoreThen[1],
    acceptedBy: person(row.acceptedBy ?? null, names),
    acceptedOn: row.acceptedBy ? demoDate('-12 Thu', names.today) : null,
    notes: row.notes ?? '',
  };
}

export function actionFields(row: ActionRow, names: DemoNames, seenOn: string): Omit<NewFieldsOf<'actions'>, 'riskId'> {
  const doneOn = date(row.done, names);
  return {
    title: row.title,
    owner: person(row.owner, names),
    due: date(row.due, names),
    doneOn: doneOn && doneOn <= seenOn ? doneOn : null,
    cost: row.cost === undefined ? null : row.cost * THOUSAND,
    effectOnLikelihood: row.lowers[0],
    effectOnImpact: row.lowers[1],
  };
}

export function objectiveFields(row: ObjectiveRow, names: DemoNames): NewFieldsOf<'objectives'> {
  const keyResults = row.results.map(([title, target, current, unit]) => ({ title, target, current, unit }));
  return { title: row.title, owner: person(row.owner, names), description: row.about, keyResults };
}

/** `index` months after last month. */
export function capacityMonth(index: number, { today }: DemoNames): string {
  return demoMonth(index - 1, today);
}

export function budgetFields(row: BudgetRow, names: DemoNames): NewFieldsOf<'budget'> {
  return {
    initiativeId: names.idOf(row.initiative),
    quarter: quarterAfter(quarterOf(names.today), row.offset),
    planned: row.planned * THOUSAND,
    committed: row.committed * THOUSAND,
    actual: row.actual * THOUSAND,
    forecast: row.forecast * THOUSAND,
  };
}
