import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

/** A snapshot opens on its roadmap. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(
    `/b/${encodeURIComponent(params.boardId ?? '')}/history/${encodeURIComponent(params.snapshotId ?? '')}/roadmap`,
  );
}
