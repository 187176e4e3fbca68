import { useNavigate } from '@remix-run/react';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { IconButton } from '#app/components/icon-button.tsx';
import type { CrossTeamLinks } from '#shared/dependencies/cross-team-links.ts';
import { GRAPH_LIMITS, linkGraph } from '#shared/dependencies/link-graph.ts';
import { useLinkPlaces } from '../link-places.ts';
import type { LinksAddress } from '../links-address.ts';
import { GraphCard } from './graph-card.tsx';
import { GraphNotes } from './graph-notes.tsx';
import { GraphPicture } from './graph-picture.tsx';
import { GraphWaiting } from './graph-waiting.tsx';
import { useGraphCamera } from './use-graph-camera.ts';
import { type LaidOutGraph, useGraphLayout } from './use-graph-layout.ts';
import { readingOrder, type WalkKey, walkGraph } from './walk-graph.ts';
import '#app/styles/link-graph.css';

export interface LinkGraphViewProps {
  readonly links: CrossTeamLinks;
  readonly address: LinksAddress;
  readonly addressOf: (change: Partial<LinksAddress>) => string;
}

const WALK_KEYS: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/** Who gives stands left of who needs: teams, and those one opens with their items. Looked around in by dragging. */
export function LinkGraphView({ links, address, addressOf }: LinkGraphViewProps) {
  const expanded = useMemo(
    () => new Set(address.chain ? links.teams.map(({ key }) => key) : address.expanded),
    [address.chain, address.expanded, links.teams],
  );
  const graph = useMemo(() => linkGraph(links, expanded, GRAPH_LIMITS), [links, expanded]);
  const { shown, state, stop, again } = useGraphLayout(graph);
  const notes = <GraphNotes graph={graph} links={links} address={address} addressOf={addressOf} />;
  return (
    <section
      aria-label="Graph of dependencies"
      aria-busy={state === 'working'}
      className="overflow-hidden rounded-card border border-line bg-paper"
    >
      {shown && state !== 'stopped' && state !== 'failed' ? (
        <GraphStage {...shown} notes={notes} expanded={expanded} address={address} addressOf={addressOf} />
      ) : (
        <>
          <div className="border-line border-b bg-card px-3 py-1.5">{notes}</div>
          <GraphWaiting count={graph.nodes.length} state={state} onStop={stop} onAgain={again} />
        </>
      )}
    </section>
  );
}

interface GraphStageProps extends LaidOutGraph, Pick<LinkGraphViewProps, 'address' | 'addressOf'> {
  readonly notes: ReactNode;
  readonly expanded: ReadonlySet<string>;
}

function GraphStage({ graph, layout, notes, expanded, address, addressOf }: GraphStageProps) {
  const navigate = useNavigate();
  const { itemTo } = useLinkPlaces();
  const frame = useRef<HTMLElement>(null);
  const order = useMemo(() => readingOrder(layout), [layout]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const node = graph.nodes.find(({ id }) => id === chosenId) ?? null;
  const camera = useGraphCamera(frame, layout);
  const choose = useCallback((id: string) => setChosenId(id), []);

  const go = (to: string) => navigate(to, { replace: true, preventScrollReset: true });
  const toggle = (key: string) => {
    const { expanded: open } = address;
    go(addressOf({ expanded: open.includes(key) ? open.filter((one) => one !== key) : [...open, key] }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as Element).closest('[data-node]')?.getAttribute('data-node');
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (WALK_KEYS.includes(event.key)) {
      event.preventDefault();
      const next = walkGraph(event.key as WalkKey, at, graph.edges, layout);
      frame.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const here = graph.nodes.find(({ id }) => id === at);
      const to = here?.end ? itemTo(here.end) : null;
      if (to) navigate(to, { preventScrollReset: true });
      else if (here && !here.end) toggle(here.team.key);
    }
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-card px-3 py-1.5">
        {notes}
        <div className="ml-auto flex gap-1">
          <IconButton label="Smaller" onClick={camera.zoomOut}>
            <ZoomOut aria-hidden className="size-4" />
          </IconButton>
          <IconButton label="Larger" onClick={camera.zoomIn}>
            <ZoomIn aria-hidden className="size-4" />
          </IconButton>
          <IconButton label="Show all" onClick={camera.fit}>
            <Maximize aria-hidden className="size-4" />
          </IconButton>
        </div>
      </div>
      <section
        ref={frame}
        role="application"
        aria-label="Graph: arrow keys walk along the links, Enter opens"
        className="grid h-[58dvh] min-h-72 cursor-grab [place-content:safe_center] touch-auto overflow-auto active:cursor-grabbing"
        onKeyDown={onKeyDown}
        {...camera.handlers}
      >
        <svg
          aria-hidden={graph.nodes.length === 0 || undefined}
          width={layout.width * camera.zoom}
          height={layout.height * camera.zoom}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          className="block select-none"
        >
          <title>Teams and items, who gives left of who needs</title>
          <GraphPicture
            graph={graph}
            layout={layout}
            chosen={node?.id ?? null}
            entry={node?.id ?? order[0] ?? ''}
            onChoose={choose}
          />
        </svg>
      </section>
      {node && (
        <GraphCard
          node={node}
          graph={graph}
          address={address}
          addressOf={addressOf}
          isExpanded={expanded.has(node.team.key)}
          onToggle={toggle}
        />
      )}
    </>
  );
}
