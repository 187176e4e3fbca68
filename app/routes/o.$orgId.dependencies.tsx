import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { clsx } from 'clsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { FilterBar } from '#app/dependencies/filter-bar.tsx';
import { LinkList } from '#app/dependencies/link-list.tsx';
import { isNarrowed, readAddress, writeAddress } from '#app/dependencies/links-address.ts';
import { ListHeading } from '#app/dependencies/list-heading.tsx';
import { MatrixLegend } from '#app/dependencies/matrix-legend.tsx';
import { momentLabel } from '#app/dependencies/moment-label.ts';
import { NoLinks } from '#app/dependencies/no-links.tsx';
import { PastBanner } from '#app/dependencies/past-banner.tsx';
import { TeamMatrix } from '#app/dependencies/team-matrix.tsx';
import { useOrg } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Dependencies · Quarterdeck' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { access, boards, dependencies } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const address = readAddress(new URL(request.url).searchParams);
  const { asOf } = address;
  const moments = await dependencies.moments(organisation.id, asOf ?? undefined);
  const past = moments.find(({ id }) => id === asOf);
  if (asOf !== null && !past) throw new Response('Not found', { status: 404 });
  return {
    address,
    links: await dependencies.read(organisation.id, asOf === null ? 'now' : { snapshotId: asOf }, address),
    boards: (await boards.list(organisation.id)).map(({ id, title }) => ({ id, title })),
    moments: moments.map((moment) => ({ id: moment.id, label: momentLabel(moment) })),
    past: past ? { name: past.name, boardTitle: past.boardTitle, takenAt: past.takenAt.toISOString() } : null,
  };
}

/** Who gives what to whom, over all boards: now, or as of a snapshot. */
export default function DependenciesPage() {
  const { address, links, boards, moments, past } = useLoaderData<typeof loader>();
  const home = `/o/${useOrg().organisation.id}`;
  const here = `${home}/dependencies`;
  const { location } = useNavigation();
  const reloading = location?.pathname === here;
  const addressOf = (change: Partial<typeof address>) => `${here}${writeAddress({ ...address, ...change })}`;
  const conflicts = links.cells.reduce((sum, cell) => sum + cell.conflicts, 0);
  return (
    <>
      <PageHeader
        title="Dependencies"
        description={
          conflicts > 0
            ? `${conflicts} can not hold: the work is needed before what it waits for is ready.`
            : 'Who gives what to whom, over all boards of the organisation.'
        }
      />
      <FilterBar address={address} teams={links.teams} boards={boards} moments={moments} />
      {past && <PastBanner past={past} now={addressOf({ asOf: null })} />}
      <div aria-busy={reloading} className={clsx('transition-opacity duration-150', reloading && 'opacity-60')}>
        {links.cells.length > 0 && (
          <section className="mb-6">
            <h2 className="sr-only">Team by team</h2>
            <TeamMatrix
              links={links}
              chosen={address}
              addressOf={({ from, to }) =>
                addressOf(address.from === from && address.to === to ? { from: null, to: null } : { from, to })
              }
            />
            <MatrixLegend />
          </section>
        )}
        {links.total > 0 ? (
          <section>
            <ListHeading links={links} address={address} all={addressOf({ from: null, to: null })} />
            <LinkList links={links.links} teams={links.teams} total={links.total} />
          </section>
        ) : (
          <NoLinks narrowed={isNarrowed(address)} lookingBack={past !== null} clear={here} boards={`${home}/boards`} />
        )}
      </div>
    </>
  );
}

export const ErrorBoundary = RouteError;
