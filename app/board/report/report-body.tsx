import { Link, useSearchParams } from '@remix-run/react';
import { PANEL_KINDS, writeItem } from '#app/board/panel/item-address.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { ReportLine, ReportList, ReportSection } from './report-sections.ts';

interface ReportBodyProps {
  readonly sections: readonly ReportSection[];
  /** The live board: what is still on it opens. */
  readonly now: BoardView;
}

/** The sections of a report. Printed, each list is cut so that all fits on one page, and says by how much. */
export function ReportBody({ sections, now }: ReportBodyProps) {
  return (
    <div className="flex flex-col gap-6 print:block print:columns-2 print:gap-6">
      {sections.map(({ name, lists }) => (
        <section key={name} aria-label={name} className="flex flex-col gap-2 print:mb-2 print:block">
          <h3 className="text-md print:border-line-strong print:border-b print:text-sm">{name}</h3>
          <div className="grid items-start gap-3 sm:grid-cols-2 print:block">
            {lists.map((list) => (
              <Lines key={list.name} list={list} now={now} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** So many lines of a list are printed. The class names below say the same. */
const PRINTED = 6;

function Lines({ list: { name, lines }, now }: { list: ReportList; now: BoardView }) {
  return (
    <div className="rounded-card border border-line bg-card print:break-inside-avoid print:border-0 print:bg-transparent">
      <h4 className="flex items-baseline gap-2 px-3 pt-2.5 font-medium text-xs print:px-0 print:pt-1">
        {name} <span className="font-normal text-ink-3 tabular-nums">{lines.length}</span>
      </h4>
      <ul className="flex flex-col px-3 pt-1 pb-2 print:block print:px-0 print:py-0 print:[&>li:nth-child(n+7)]:hidden">
        {lines.map((line) => (
          <li key={`${line.kind}/${line.id}`} className="py-1 print:py-0.5 print:text-2xs print:leading-snug">
            <Line line={line} now={now} />
          </li>
        ))}
      </ul>
      {lines.length > PRINTED && (
        <p className="hidden text-2xs text-ink-3 print:block">and {lines.length - PRINTED} more</p>
      )}
    </div>
  );
}

function Line({ line: { kind, id, title, detail, why }, now }: { line: ReportLine; now: BoardView }) {
  const [params] = useSearchParams();
  const panel = PANEL_KINDS.find((known) => known === kind);
  const isThere = panel !== undefined && now[panel].byId.has(id);
  return (
    <>
      <p className="wrap-anywhere">
        {isThere ? (
          <Link
            to={`?${writeItem(params, { kind: panel, id })}`}
            preventScrollReset
            className="inline-block min-h-6 font-medium hover:text-link hover:underline print:inline"
          >
            {title}
          </Link>
        ) : (
          <span className="font-medium">{title}</span>
        )}
        {detail && <span className="text-ink-2 tabular-nums"> {detail}</span>}
      </p>
      {why && (
        <p className="wrap-anywhere border-line border-l-2 pl-2 text-ink-2 print:border-0 print:pl-0 print:italic">
          <span className="sr-only">Reason: </span>
          {why}
        </p>
      )}
    </>
  );
}
