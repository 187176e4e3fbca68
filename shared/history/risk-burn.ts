import type { PlainBoard } from '../board/plain-board.ts';
import { RISK_LEVELS, type RiskLevel } from '../board/records/board-meta.ts';
import { emvOf } from '../risk/emv.ts';
import { riskScore } from '../risk/score.ts';

/** The open threats of one version by their current level, those without a score apart. */
export interface BurnPoint {
  readonly versionId: string;
  readonly version: string;
  /** Calendar day of the version, UTC. */
  readonly asOf: string;
  readonly counts: Readonly<Record<BurnLevel, number>>;
  /** Expected monetary value in the board's currency; risks without numbers add nothing. */
  readonly emv: Readonly<Record<BurnLevel, number>>;
  /** How many of the counted have no numbers to make an EMV of. */
  readonly withoutEmv: number;
}

/** Lowest first: stacked in this order, the worst lies on top. */
export const BURN_LEVELS = ['unscored', ...RISK_LEVELS] as const;
export type BurnLevel = RiskLevel | 'unscored';

/**
 * What there is to burn at a version: threats that are neither closed nor happened, by the level that the matrix of that version
 * gave their current scores.
 */
export function burnPoint(
  { id, name, takenAt }: { readonly id: string; readonly name: string; readonly takenAt: string },
  board: Pick<PlainBoard, 'meta' | 'risks'>,
): BurnPoint {
  const counts = zeroes();
  const emv = zeroes();
  let withoutEmv = 0;
  for (const risk of board.risks) {
    if (risk.kind !== 'threat' || risk.status === 'closed' || risk.status === 'happened') continue;
    const level = riskScore(board.meta.matrix, risk, 'current')?.level ?? 'unscored';
    const money = emvOf(risk);
    counts[level] += 1;
    if (money === null) withoutEmv += 1;
    else emv[level] += money;
  }
  return { versionId: id, version: name, asOf: takenAt.slice(0, 10), counts, emv, withoutEmv };
}

function zeroes(): Record<BurnLevel, number> {
  return { unscored: 0, VL: 0, L: 0, M: 0, H: 0, VH: 0 };
}
