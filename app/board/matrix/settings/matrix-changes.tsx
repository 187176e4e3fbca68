import { ArrowRight } from 'lucide-react';
import { LevelBadge } from '#app/components/level-badge.tsx';
import type { MatrixPreview } from '#shared/risk/preview-matrix.ts';
import type { RiskScore } from '#shared/risk/score.ts';

const BASES = { inherent: 'inherent', current: 'current', target: 'target' } as const;

/** What a change of the matrix would do, before it is applied. */
export function MatrixChanges({ preview }: { readonly preview: MatrixPreview }) {
  const { moved, levels, outside, cells, above } = preview;
  const nothing = moved === 0 && cells.length === 0;
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <Figure name="risks move to another cell" value={String(moved)} />
        <Figure name="current scores change level" value={String(levels.length)} />
        <Figure name="scores would fall outside" value={String(outside.length)} />
        <Figure
          name="above the appetite"
          value={above.before === above.after ? `${above.after}` : `${above.before} → ${above.after}`}
        />
      </dl>
      {nothing && <p className="text-ink-2">No score moves and no level changes.</p>}
      {cells.length > 0 && (
        <section>
          <h3 className="mb-2 text-sm">Current scores, cell by cell</h3>
          <table className="w-full text-left text-sm">
            <thead className="text-ink-3 text-xs">
              <tr>
                <th className="py-1 font-medium">From</th>
                <th className="py-1 font-medium">To</th>
                <th className="py-1 font-medium">Risks</th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ from, to, risks }) => (
                <tr key={`${from.likelihood}/${from.impact}`} className="border-line border-t align-top">
                  <td className="whitespace-nowrap py-1.5 pr-4">
                    <CellName score={from} />
                  </td>
                  <td className="whitespace-nowrap py-1.5 pr-4">
                    <ArrowRight aria-hidden className="mr-2 inline size-3 text-ink-3" />
                    <CellName score={to} />
                  </td>
                  <td className="py-1.5">
                    <span className="font-medium tabular-nums">{risks.length}</span>{' '}
                    <span className="text-ink-3 text-xs">{risks.map(({ key, title }) => key || title).join(', ')}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {outside.length > 0 && (
        <section>
          <h3 className="mb-1 text-sm">Brought inside, in proportion</h3>
          <ul className="text-sm">
            {outside.map(({ risk, basis, from, to }) => (
              <li
                key={`${risk.id} ${basis}`}
                className="flex flex-wrap items-center gap-x-2 border-line border-t py-1.5"
              >
                <span className="text-ink-3">{risk.key}</span>
                <span className="min-w-0 flex-1 truncate">{risk.title}</span>
                <span className="text-ink-3 text-xs">{BASES[basis]}</span>
                <span className="tabular-nums">
                  {from.likelihood}/{from.impact}
                  <ArrowRight role="img" aria-label="to" className="mx-1 inline size-3 text-ink-3" />
                  {to.likelihood}/{to.impact}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-card bg-sunken px-3 py-2">
      <dt className="text-ink-2 text-xs">{name}</dt>
      <dd className="font-bold text-lg tabular-nums">{value}</dd>
    </div>
  );
}

/** Likelihood and impact of a cell, with its level. */
function CellName({ score }: { readonly score: RiskScore }) {
  return (
    <span className="inline-flex items-center gap-2 tabular-nums">
      <LevelBadge level={score.level} score={score.score} />
      <span className="text-ink-2 text-xs">
        L{score.likelihood} × I{score.impact}
      </span>
    </span>
  );
}
