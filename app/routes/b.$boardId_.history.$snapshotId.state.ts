import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireSnapshot } from '#app/board/history/require-snapshot.server.ts';

/** The snapshot's document as one Yjs update. It never changes, so a browser may keep it; nobody else may. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { snapshot } = await requireSnapshot(context, params);
  return new Response(new Uint8Array(snapshot.state), {
    headers: { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'private, max-age=3600' },
  });
}
