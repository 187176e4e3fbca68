import * as z from 'zod/mini';
import { healing, isoDate, optionalDate, optionalRef } from './fields.ts';

export const RISK_LEVELS = ['VL', 'L', 'M', 'H', 'VH'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

const scaleStep = z.object({ label: z.string().check(z.maxLength(60)), hint: z.string().check(z.maxLength(120)) });

/** How a board scores: scales of both axes, lowest first; `levels[likelihood - 1][impact - 1]` is the look-up. */
export const matrixSchema = z
  .object({
    likelihood: z.array(scaleStep).check(z.minLength(2), z.maxLength(10)),
    impact: z.array(scaleStep).check(z.minLength(2), z.maxLength(10)),
    levels: z.array(z.array(z.enum(RISK_LEVELS))),
    /** Levels from this one on are above the appetite. */
    appetite: z.enum(RISK_LEVELS),
  })
  .check(
    z.refine(
      (matrix) =>
        matrix.levels.length === matrix.likelihood.length &&
        matrix.levels.every((row) => row.length === matrix.impact.length),
      'the look-up has one row for each likelihood and one column for each impact',
    ),
  );

export type Matrix = z.output<typeof matrixSchema>;

/** 5 x 5. The look-up is set by hand, not by the product: a rare catastrophe is not a frequent nuisance. */
export const DEFAULT_MATRIX: Matrix = {
  likelihood: [
    { label: 'Rare', hint: '< 5 %' },
    { label: 'Unlikely', hint: '5-20 %' },
    { label: 'Possible', hint: '20-50 %' },
    { label: 'Likely', hint: '50-80 %' },
    { label: 'Almost certain', hint: '> 80 %' },
  ],
  impact: [
    { label: 'Negligible', hint: '< 2 d' },
    { label: 'Minor', hint: '2-5 d' },
    { label: 'Moderate', hint: '1-3 wk' },
    { label: 'Major', hint: '3-8 wk' },
    { label: 'Severe', hint: '> 8 wk' },
  ],
  levels: [
    ['VL', 'VL', 'L', 'L', 'L'],
    ['VL', 'L', 'M', 'M', 'M'],
    ['L', 'M', 'M', 'H', 'H'],
    ['L', 'M', 'H', 'H', 'VH'],
    ['L', 'M', 'H', 'VH', 'VH'],
  ],
  appetite: 'H',
};

export const LEVEL_COLOURS = ['blue-orange', 'cividis', 'red-amber-green'] as const;

/** How the matrix is drawn; it changes no score. Apart from the matrix, so that a new label and a flip both win. */
export const matrixLookSchema = z.object({
  /** Likelihood across and impact upwards, instead of the other way round. */
  swapAxes: z.boolean(),
  /** The lowest likelihood where the highest would be, and the same for impact. */
  flipLikelihood: z.boolean(),
  flipImpact: z.boolean(),
  colours: z.enum(LEVEL_COLOURS),
});

export type MatrixLook = z.output<typeof matrixLookSchema>;
export const DEFAULT_MATRIX_LOOK: MatrixLook = {
  swapAxes: false,
  flipLikelihood: false,
  flipImpact: false,
  colours: 'blue-orange',
};

/** Monday is 1, Sunday 7. */
export const calendarSchema = z.object({
  workingWeekdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1)),
  holidays: z.array(isoDate),
});

export type WorkCalendar = z.output<typeof calendarSchema>;
export const DEFAULT_CALENDAR: WorkCalendar = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [] };

export const DURATION_DISTRIBUTIONS = ['pert', 'triangular'] as const;

/** How the schedule is simulated. The seed stands in the document: whoever runs it gets the same answer. */
export const simulationSchema = z.object({
  distribution: z.enum(DURATION_DISTRIBUTIONS),
  seed: z.int().check(z.gte(0), z.lte(0xffff_ffff)),
});

export type SimulationSettings = z.output<typeof simulationSchema>;
export const DEFAULT_SIMULATION: SimulationSettings = { distribution: 'pert', seed: 1 };

/** Which version somebody went back to last, in whole or for some records; told in the history. */
export const restoredSchema = z.object({
  snapshotId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** What the version is called. */
  name: z.string().check(z.maxLength(300)),
  /** Instants, ISO 8601 in UTC: of the version, and of going back to it. */
  takenAt: z.string().check(z.maxLength(40)),
  at: z.string().check(z.maxLength(40)),
  /** How many records were chosen; null for the whole board. */
  records: z.nullable(z.int().check(z.gte(1))),
  /** Counts the transactions of a restore that is too large for one, from 1. */
  part: z.int().check(z.gte(1)),
});

export type Restored = z.output<typeof restoredSchema>;

/** Settings of the board as a whole, in the root `meta`. */
export const boardMetaSchema = z.object({
  schemaVersion: healing(z.int().check(z.gte(1)), 1),
  /** The span that is being planned; what the timeline shows first. */
  periodStart: optionalDate,
  periodEnd: optionalDate,
  currency: healing(z.string().check(z.regex(/^[A-Z]{3}$/)), 'EUR'),
  matrix: healing(matrixSchema, DEFAULT_MATRIX),
  matrixLook: healing(matrixLookSchema, DEFAULT_MATRIX_LOOK),
  calendar: healing(calendarSchema, DEFAULT_CALENDAR),
  /** Whether the calendar is this board's own; else it is the organisation's, which the server keeps up to date here. */
  ownCalendar: healing(z.boolean(), false),
  simulation: healing(simulationSchema, DEFAULT_SIMULATION),
  /** The snapshot that the board compares itself with: what was committed to. */
  baselineSnapshotId: optionalRef,
  restored: healing(z.nullable(restoredSchema), null),
});

export type BoardMeta = Readonly<z.output<typeof boardMetaSchema>>;
