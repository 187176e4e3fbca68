import { useEffect, useMemo, useRef, useState } from 'react';
import type { LinkGraph } from '#shared/dependencies/link-graph.ts';
import type { GraphLayout, GraphToLayOut } from './layout-graph.ts';

/** What the worker answers: a layout, or why there is none. */
export type LayoutAnswer = { readonly layout: GraphLayout } | { readonly layout: null; readonly message: string };

/** A graph that is laid out: what the picture shows. */
export interface LaidOutGraph {
  readonly graph: LinkGraph;
  readonly layout: GraphLayout;
}

export type LayoutState = 'working' | 'done' | 'stopped' | 'failed';

/**
 * Lays a graph out in a worker: the page answers keys meanwhile. What was laid out before stays on the picture until the
 * new one is there; other nodes or edges end the work at those before, and so does `stop`. Where only what is said of
 * them changes, the places stay.
 */
export function useGraphLayout(graph: LinkGraph): {
  readonly shown: LaidOutGraph | null;
  readonly state: LayoutState;
  readonly stop: () => void;
  readonly again: () => void;
} {
  const order = useMemo(() => JSON.stringify(orderOf(graph)), [graph]);
  const [laid, setLaid] = useState<(LaidOutGraph & { readonly order: string }) | null>(null);
  const [state, setState] = useState<LayoutState>('working');
  const [tries, setTries] = useState(0);
  const working = useRef<Worker | null>(null);
  const latest = useRef(graph);
  latest.current = graph;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is the same work once more
  useEffect(() => {
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module', name: 'layout' });
    working.current = worker;
    setState('working');
    worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      worker.terminate();
      if (data.layout) setLaid({ order, graph: latest.current, layout: data.layout });
      else console.warn('The graph could not be laid out:', data.message);
      setState(data.layout ? 'done' : 'failed');
    };
    worker.onerror = () => setState('failed');
    worker.postMessage(JSON.parse(order));
    return () => worker.terminate();
  }, [order, tries]);
  return {
    shown: laid?.order === order ? { graph, layout: laid.layout } : laid,
    state,
    stop() {
      working.current?.terminate();
      setState('stopped');
    },
    again: () => setTries((before) => before + 1),
  };
}

function orderOf({ nodes, edges }: LinkGraph): GraphToLayOut {
  return { nodes: nodes.map(({ id }) => ({ id })), edges: edges.map(({ id, from, to }) => ({ id, from, to })) };
}
