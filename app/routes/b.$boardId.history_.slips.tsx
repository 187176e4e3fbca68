import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BoardPicture } from '#app/board/shell/board-picture.tsx';
import { SlipsPage } from '#app/board/slips/slips-page.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Slips · Quarterdeck' }];

/** `of` is `initiatives/<id>` or `milestones/<id>`; without it what slipped most is listed. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const of = new URL(request.url).searchParams.get('of');
  if (of === null) return { of, series: null, firstDates: await snapshots.firstDates(board.id) };
  const [kind, id = ''] = of.split('/', 2);
  if ((kind !== 'initiatives' && kind !== 'milestones') || id === '')
    throw new Response('Which item?', { status: 400 });
  return { of, series: await snapshots.slips(board.id, { kind, id }), firstDates: null };
}

/** How planned dates moved from version to version. */
export default function SlipsRoute() {
  const { of, series, firstDates } = useLoaderData<typeof loader>();
  return (
    <BoardPicture picture="list">
      <SlipsPage of={of} series={series} firstDates={firstDates} />
    </BoardPicture>
  );
}

export const ErrorBoundary = RouteError;
