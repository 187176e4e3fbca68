import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

/** A board opens on its roadmap. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/b/${encodeURIComponent(params.boardId ?? '')}/roadmap`);
}
