import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { ActivityExport } from '#app/activity/activity-export.tsx';
import { ActivityFilters } from '#app/activity/activity-filters.tsx';
import { ActivityList } from '#app/activity/activity-list.tsx';
import { filterQuery, readFilter, readSearch, writeFilter } from '#app/activity/filter-address.ts';
import { recordOnBoard } from '#app/activity/record-address.ts';
import { watchByAsking } from '#app/activity/watch-news.ts';
import { PageHeader } from '#app/components/page-header.tsx';
import { useOrg } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';

const FIRST_PAGE = 60;

export const meta: MetaFunction = () => [{ title: 'Activity · Quarterdeck' }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, activity, organisations } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'board:read');
  const { filter } = readSearch(request);
  const scope = { orgId: organisation.id };
  const [first, members] = await Promise.all([
    activity.search({ scope, filter, after: null, limit: FIRST_PAGE }),
    organisations.members.list(organisation.id),
  ]);
  return { first, people: members.map(({ userId, name }) => ({ id: userId, name })) };
}

/** What happened on all boards; of one person, where the filter names one. */
export default function OrgActivityPage() {
  const { first, people } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const home = `/o/${useOrg().organisation.id}/activity`;
  const query = filterQuery(params);
  const filter = readFilter(params);
  const who = people.find(({ id }) => id === filter.who);
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader
        title={who ? `What ${who.name} did` : 'Activity'}
        description="Every change of the boards of this organisation: who made it, when, from what to what, and why."
        actions={<ActivityExport to={`${home}/csv?${query}`} />}
      />
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
        address={`${home}/page?${query}`}
        people={people}
        recordTo={recordOnBoard}
        boardTo={(boardId) => `/b/${boardId}/history/activity`}
        isFiltered={query !== ''}
        watch={watchByAsking}
      />
    </div>
  );
}

export const ErrorBoundary = RouteError;
