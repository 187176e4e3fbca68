import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComparePage } from '#app/board/compare/compare-page.tsx';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';
import { isIsoDate } from '#shared/board/records/fields.ts';

export const meta: MetaFunction = () => [{ title: 'Compare · Quarterdeck' }];

/** `from` and `to` are `now`, a version's id, or a day: the last version up to its end. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const asked = new URL(request.url).searchParams;
  const listed = await snapshots.list(board.id);
  const sides = await Promise.all(
    ['from', 'to'].map(async (side) => {
      const which = asked.get(side);
      if (which === null || which === 'now') return null;
      const point = await snapshots.point(
        board.id,
        isIsoDate(which) ? { asOf: new Date(`${which}T23:59:59.999Z`) } : { id: which },
      );
      if (!point) throw new Response(`There is no version ${which}`, { status: 404 });
      return { asked: which, point };
    }),
  );
  // A version that is asked for may be older than those that are listed.
  const known = new Map<string, NonNullable<(typeof sides)[number]>['point']>();
  for (const point of [...listed, ...sides.flatMap((side) => side?.point ?? [])]) known.set(point.id, point);
  return {
    points: [...known.values()]
      .toSorted((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
      .map(({ id, name, kind, takenAt }) => ({ id, name, kind, takenAt: takenAt.toISOString() })),
    /** What a day in the address stands for. */
    days: Object.fromEntries(sides.flatMap((side) => (side ? [[side.asked, side.point.id]] : []))),
  };
}

/** Two versions of this board side by side. */
export default function CompareRoute() {
  const { points, days } = useLoaderData<typeof loader>();
  return (
    <BoardPicture picture="list">
      <ComparePage points={points} days={days} />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
