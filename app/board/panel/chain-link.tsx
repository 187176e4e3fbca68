import { Link, useSearchParams } from '@remix-run/react';
import { Waypoints } from 'lucide-react';
import { withChain } from '#app/board/canvas/filter/show-chain.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { usePanel } from './panel-context.ts';

/** Leads to the roadmap with this item and all that it waits for or that waits for it. Nothing where it has no links. */
export function ChainLink({ itemId }: { readonly itemId: string }) {
  const { base } = useBoard();
  const { fields } = usePanel();
  const [params] = useSearchParams();
  const isLinked = fields.view.dependencies.list.some(({ fromId, toId }) => fromId === itemId || toId === itemId);
  if (!isLinked) return null;
  return (
    <Link
      to={`${base}/roadmap?${withChain(params, itemId)}`}
      className="-mt-1 inline-flex min-h-6 items-center gap-1.5 self-start text-link hover:underline"
    >
      <Waypoints aria-hidden size={14} />
      Show its chain on the roadmap
    </Link>
  );
}
