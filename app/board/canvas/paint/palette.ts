import type { RiskLevel } from '#shared/board/records/board-meta.ts';
import type { InitiativeStatus } from '#shared/board/records/initiative.ts';

/** The colours the canvas paints with, read from the design tokens of the theme in force. */
export interface Palette {
  readonly paper: string;
  readonly card: string;
  readonly sunken: string;
  readonly hover: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly onInk: string;
  readonly brass: string;
  readonly brassSolid: string;
  readonly onBrass: string;
  readonly focus: string;
  readonly ok: string;
  readonly okText: string;
  readonly okTint: string;
  readonly brassText: string;
  readonly brassTint: string;
  readonly warn: string;
  readonly bad: string;
  readonly onBad: string;
  readonly badText: string;
  readonly badTint: string;
  readonly edge: Readonly<Record<'fine' | 'tight' | 'conflict' | 'unknown', string>>;
  readonly status: Readonly<Record<InitiativeStatus, { edge: string; fill: string; progress: string }>>;
  readonly level: Readonly<Record<RiskLevel, { fill: string; text: string }>>;
}

/** Reads the tokens as they stand for this element. */
export function readPalette(element: Element): Palette {
  const styles = getComputedStyle(element);
  const token = (name: string) => styles.getPropertyValue(`--${name}`).trim();
  const status = (name: InitiativeStatus) => ({
    edge: token(`status-${name}`),
    fill: token(`status-${name}-fill`),
    progress: token(`status-${name}-progress`),
  });
  const level = (name: string) => ({ fill: token(`level-${name}`), text: token('on-level') });
  return {
    paper: token('paper'),
    card: token('card'),
    sunken: token('sunken'),
    hover: token('hover'),
    line: token('line'),
    lineStrong: token('line-strong'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    onInk: token('on-ink'),
    brass: token('brass'),
    brassSolid: token('brass-solid'),
    onBrass: token('on-brass'),
    focus: token('focus'),
    ok: token('ok'),
    okText: token('ok-text'),
    okTint: token('ok-tint'),
    brassText: token('brass-text'),
    brassTint: token('brass-tint'),
    warn: token('warn'),
    bad: token('bad'),
    onBad: token('on-bad'),
    badText: token('bad-text'),
    badTint: token('bad-tint'),
    edge: {
      fine: token('edge-fine'),
      tight: token('edge-tight'),
      conflict: token('edge-conflict'),
      unknown: token('ink-3'),
    },
    status: {
      planned: status('planned'),
      'in-progress': status('in-progress'),
      'at-risk': status('at-risk'),
      blocked: status('blocked'),
      done: status('done'),
      dropped: status('dropped'),
    },
    level: {
      VL: level('vl'),
      L: level('l'),
      M: level('m'),
      H: { fill: token('level-h'), text: token('on-level-h') },
      VH: { fill: token('level-vh'), text: token('on-level-vh') },
    },
  };
}
