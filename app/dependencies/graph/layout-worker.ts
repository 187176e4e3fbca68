import { type GraphToLayOut, layoutGraph } from './layout-graph.ts';
import type { LayoutAnswer } from './use-graph-layout.ts';

/** What of a worker's surroundings is used here: TypeScript can't know them beside a page's. */
interface WorkerScope {
  postMessage(message: LayoutAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: GraphToLayOut }) => void): void;
}
const scope = globalThis as unknown as WorkerScope;

scope.addEventListener('message', ({ data }) => {
  try {
    scope.postMessage({ layout: layoutGraph(data) });
  } catch (error) {
    scope.postMessage({ layout: null, message: error instanceof Error ? error.message : String(error) });
  }
});
