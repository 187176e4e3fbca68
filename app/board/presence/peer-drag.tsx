import { useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import type { Peer } from '#app/board/sync/board-session.ts';
import { type Ghost, ghostsOf } from './ghosts.ts';

/** What somebody else drags: each item as a ghost in their colour, the place it rests at marked as held, their name once. */
export function PeerDrag({ peer }: { readonly peer: Peer }) {
  const { state } = useCanvasParts();
  const { drag } = peer.state;
  const ghosts = useValue(
    'ghosts',
    () => (drag ? ghostsOf(drag, state.rest.get(), state.pxPerDay.get(), state.roadmap.get()) : []),
    [state, drag],
  );
  const titles = useValue('titles', () => ghosts.map((ghost) => titleOf(state.view.get(), ghost)), [state, ghosts]);
  const [first] = ghosts;
  if (!drag || !first) return null;
  const count = ghosts.length + drag.more;
  return (
    <div style={{ '--person': peer.user.color }} data-dragged-by={peer.user.name}>
      {ghosts.map((ghost, i) => (
        <GhostBox key={ghost.id} ghost={ghost} title={titles[i] ?? ''} />
      ))}
      <div className="qd-person-tag" style={{ transform: `translate(${first.x}px, ${first.y}px)` }}>
        <span>{count === 1 ? peer.user.name : `${peer.user.name} · ${count} items`}</span>
      </div>
    </div>
  );
}

function GhostBox({ ghost, title }: { readonly ghost: Ghost; readonly title: string }) {
  return (
    <>
      <div className="qd-held" data-type={ghost.type} style={boxStyle(ghost.rest)} />
      <div className="qd-ghost" data-type={ghost.type} data-item={ghost.id} style={boxStyle(ghost)}>
        {ghost.type !== 'qd-milestone' && <span>{title}</span>}
      </div>
    </>
  );
}

function boxStyle({ x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  return { transform: `translate(${x}px, ${y}px)`, width: w, height: h };
}

function titleOf(view: ReturnType<ReturnType<typeof useCanvasParts>['state']['view']['get']>, { id, type }: Ghost) {
  if (type === 'qd-chip') return view.risks.byId.get(id)?.title ?? '';
  return (view.initiatives.byId.get(id) ?? view.milestones.byId.get(id))?.title ?? '';
}
