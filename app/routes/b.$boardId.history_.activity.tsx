import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData, useOutletContext, useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';
import { ActivityExport } from '#app/activity/activity-export.tsx';
import { ActivityFilters } from '#app/activity/activity-filters.tsx';
import { ActivityList } from '#app/activity/activity-list.tsx';
import { filterQuery, readFilter, readSearch, writeFilter } from '#app/activity/filter-address.ts';
import { recordAddress } from '#app/activity/record-address.ts';
import { watchBoard } from '#app/activity/watch-news.ts';
import { HistoryPage } from '#app/board/history/history-page.tsx';
import { type BoardOutlet, BoardPicture } from '#app/board/shell/board-picture.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

const FIRST_PAGE = 60;

export const meta: MetaFunction = () => [{ title: 'Activity · Quarterdeck' }];

/** The newest lines come with the page: they can be read before the board is open. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, activity } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  const { filter } = readSearch(request);
  return activity.search({ scope: { boardId: board.id }, filter, after: null, limit: FIRST_PAGE });
}

/** Opening a record changes the address, not the list. */
export function shouldRevalidate({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const sameList =
    currentUrl.pathname === nextUrl.pathname &&
    filterQuery(currentUrl.searchParams) === filterQuery(nextUrl.searchParams) &&
    currentUrl.search !== nextUrl.search;
  return sameList ? false : defaultShouldRevalidate;
}

/** Everything that happened on this board. */
export default function ActivityRoute() {
  const first = useLoaderData<typeof loader>();
  const { session, people, base } = useOutletContext<BoardOutlet>();
  const [params, setParams] = useSearchParams();
  const query = filterQuery(params);
  const filter = readFilter(params);
  const watch = useCallback((onNews: () => void) => watchBoard(session, onNews), [session]);
  return (
    <>
      <HistoryPage
        base={`${base}/history`}
        title="Activity"
        description="Every change of this board: who made it, when, from what to what, and why."
        actions={<ActivityExport to={`${base}/activity/csv?${query}`} />}
      >
        <ActivityFilters
          filter={filter}
          people={people}
          onFilter={(next) =>
            setParams((before) => writeFilter(before, next), { replace: true, preventScrollReset: true })
          }
        />
        <ActivityList
          key={query}
          first={first}
          address={`${base}/activity/page?${query}`}
          people={people}
          recordTo={(line) => recordAddress(line, params)}
          isFiltered={query !== ''}
          watch={watch}
        />
      </HistoryPage>
      <BoardPicture picture={null}>{null}</BoardPicture>
    </>
  );
}

export const ErrorBoundary = RouteError;
