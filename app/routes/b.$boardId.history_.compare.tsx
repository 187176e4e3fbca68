import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComparePage } from '#app/board/compare/compare-page.tsx';
import { type FoundVersion, findVersion } from '#app/board/history/find-version.server.ts';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Compare · Quarterdeck' }];

/** `from` and `to` are `now`, a version's id, a day (the last version up to its end), or `last-visit`. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, snapshots, visits } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const asked = new URL(request.url).searchParams;
  const [listed, lastVisit, ...sides] = await Promise.all([
    snapshots.list(board.id),
    visits.version(board.id, session.user.id),
    ...['from', 'to'].map(async (side) => {
      const which = asked.get(side);
      if (which === null || which === 'now') return null;
      return { which, point: await findVersion(context.services, session.user.id, board.id, which) };
    }),
  ]);
  // A version that is asked for may be older than those that are listed.
  const known = new Map<string, FoundVersion>();
  for (const point of [...listed, ...sides.flatMap((side) => side?.point ?? [])]) known.set(point.id, point);
  return {
    points: [...known.values()]
      .toSorted((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
      .map(({ id, name, kind, takenAt }) => ({ id, name, kind, takenAt: takenAt.toISOString() })),
    /** What words in the address stand for. */
    meant: Object.fromEntries(sides.flatMap((side) => (side ? [[side.which, side.point.id]] : []))),
    hasLastVisit: lastVisit !== null,
  };
}

/** Two versions of this board side by side. */
export default function CompareRoute() {
  const { points, meant, hasLastVisit } = useLoaderData<typeof loader>();
  return (
    <BoardPicture picture="list">
      <ComparePage points={points} meant={meant} hasLastVisit={hasLastVisit} />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
