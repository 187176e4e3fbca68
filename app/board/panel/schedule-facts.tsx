import { Link, useSearchParams } from '@remix-run/react';
import { ChevronsRight } from 'lucide-react';
import { slipSearch } from '#app/board/canvas/schedule/slip-address.ts';
import { floatWords, leftOutWords } from '#app/board/schedule/float-words.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { type CriticalPath, criticalPathOf, drivingPath } from '#shared/schedule/critical-path.ts';
import { networkOfBoard } from '#shared/schedule/network.ts';
import { LinkRow } from './link-row.tsx';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';

const TONES = { fine: 'text-ink', tight: 'text-ink font-medium', bad: 'text-bad-text font-medium' } as const;

/** How much an item can move, what drives it, and the way to "what if this slips". Nothing for what is over. */
export function ScheduleFacts({ itemId }: { readonly itemId: string }) {
  const { fields } = usePanel();
  const { view } = fields;
  const path = criticalPathOf(networkOfBoard(view));
  const words = floatWords(view, path, itemId);
  const leftOut = leftOutWords(path.network.leftOut, view, itemId);
  if (!words && !leftOut) return null;
  return (
    <PanelSection title="Schedule">
      <div className="-mt-1 flex flex-col gap-1.5">
        <FloatLine itemId={itemId} />
        {leftOut && <p className="text-ink-3 text-xs">{leftOut}</p>}
        {words && <SlipLink itemId={itemId} />}
      </div>
      {words && <DrivingList view={view} path={path} itemId={itemId} />}
    </PanelSection>
  );
}

/** "Float 6 d, 2 d before anything else moves"; with the item's name where others stand around. */
export function FloatLine({ itemId, isNamed = false }: { readonly itemId: string; readonly isNamed?: boolean }) {
  const { view } = usePanel().fields;
  const words = floatWords(view, criticalPathOf(networkOfBoard(view)), itemId);
  if (!words) return null;
  const title = (view.initiatives.byId.get(itemId) ?? view.milestones.byId.get(itemId))?.title;
  return (
    <p className="tabular-nums" data-float={words.tone}>
      {isNamed && <span className="text-ink-2">{title}: </span>}
      <span className={TONES[words.tone]}>{words.text}</span>
      {words.detail && <span className="text-ink-3 text-xs"> {words.detail}</span>}
    </p>
  );
}

function SlipLink({ itemId }: { readonly itemId: string }) {
  const { base } = useBoard();
  const [params] = useSearchParams();
  return (
    <Link
      to={`${base}/roadmap?${slipSearch(params, itemId)}`}
      className="inline-flex min-h-6 items-center gap-1.5 self-start text-link hover:underline"
    >
      <ChevronsRight aria-hidden size={14} />
      What if this slips…
    </Link>
  );
}

/** What the item waits for, back along the links that leave the least room. */
function DrivingList({
  view,
  path,
  itemId,
}: {
  readonly view: BoardView;
  readonly path: CriticalPath;
  readonly itemId: string;
}) {
  const { openItem } = usePanel();
  const steps = drivingPath(path, path.network.indexOf.get(itemId) ?? -1);
  if (steps.length < 2) return null;
  const driving = steps.slice(0, -1).map(({ item }, at) => {
    const { id, kind } = path.network.items[item] ?? { id: '', kind: 'initiatives' as const };
    const slack = steps[at + 1]?.slack ?? 0;
    const title = (view.initiatives.byId.get(id) ?? view.milestones.byId.get(id))?.title ?? '';
    return { id, kind, title, detail: slack === 0 ? 'drives it: no room between' : `${slack} d of room` };
  });
  return (
    <div className="flex flex-col gap-1">
      <p className="text-ink-3 text-xs">Driven by, nearest first</p>
      <ul className="flex flex-col">
        {driving.reverse().map(({ id, kind, title, detail }) => (
          <LinkRow key={id} name={title} detail={detail} onOpen={() => openItem(kind, id)} />
        ))}
      </ul>
    </div>
  );
}
