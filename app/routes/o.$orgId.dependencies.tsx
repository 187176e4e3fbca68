import type { AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate, useNavigation } from '@remix-run/react';
import { clsx } from 'clsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { FilterBar } from '#app/dependencies/filter-bar.tsx';
import { FormSwitch, LinkForms } from '#app/dependencies/link-forms.tsx';
import { type LinkPlaces, LinkPlacesContext } from '#app/dependencies/link-places.ts';
import { isNarrowed, type LinksAddress, readAddress, writeAddress } from '#app/dependencies/links-address.ts';
import { momentLabel } from '#app/dependencies/moment-label.ts';
import { NoLinks } from '#app/dependencies/no-links.tsx';
import { PastBanner } from '#app/dependencies/past-banner.tsx';
import { RemoteSteps } from '#app/dependencies/remote-steps.tsx';
import { useOrg } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';
import type { CrossTeamLinks } from '#shared/dependencies/cross-team-links.ts';
import { can } from '#shared/permissions/can.ts';

export const meta: MetaFunction = () => [{ title: 'Dependencies · Quarterdeck' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { access, boards, dependencies } = context.services;
  const { organisation, role } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const address = readAddress(new URL(request.url).searchParams);
  const { asOf } = address;
  const moments = await dependencies.moments(organisation.id, asOf ?? undefined);
  const past = moments.find(({ id }) => id === asOf);
  if (asOf !== null && !past) throw new Response('Not found', { status: 404 });
  return {
    address,
    mayWrite: can(role, 'board:write'),
    links: await readWithTeams(dependencies, organisation.id, address),
    boards: (await boards.list(organisation.id)).map(({ id, title }) => ({ id, title })),
    moments: moments.map((moment) => ({ id: moment.id, label: momentLabel(moment) })),
    past: past ? { name: past.name, boardTitle: past.boardTitle, takenAt: past.takenAt.toISOString() } : null,
  };
}

/** The links that the address asks for; for the graph also those of the teams that are opened in it. */
async function readWithTeams(
  dependencies: AppLoadContext['services']['dependencies'],
  orgId: string,
  address: LinksAddress,
): Promise<CrossTeamLinks> {
  const asOf = address.asOf === null ? 'now' : { snapshotId: address.asOf };
  const opened = address.form === 'graph' ? address.expanded.slice(0, OPENED_TEAMS) : [];
  const links = await dependencies.read(orgId, asOf, address);
  const known = new Map(links.links.map((link) => [`${link.boardId}/${link.id}`, link]));
  for (const team of opened) {
    const more = await dependencies.read(orgId, asOf, { ...address, team });
    for (const link of more.links) known.set(`${link.boardId}/${link.id}`, link);
  }
  return { ...links, links: [...known.values()] };
}

/** Teams that the graph shows with their items at most: each is a question to the database. */
const OPENED_TEAMS = 4;

/** Who gives what to whom, over all boards: now, or as of a snapshot. */
export default function DependenciesPage() {
  const { address, mayWrite, links, boards, moments, past } = useLoaderData<typeof loader>();
  const home = `/o/${useOrg().organisation.id}`;
  const here = `${home}/dependencies`;
  const navigate = useNavigate();
  const { location } = useNavigation();
  const reloading = location?.pathname === here;
  const addressOf = (change: Partial<typeof address>) => `${here}${writeAddress({ ...address, ...change })}`;
  const conflicts = links.cells.reduce((sum, cell) => sum + cell.conflicts, 0);
  return (
    <>
      <PageHeader
        title="Dependencies"
        actions={<FormSwitch address={address} addressOf={addressOf} />}
        description={
          conflicts > 0
            ? `${conflicts} can not hold: the work is needed before what it waits for is ready.`
            : 'Who gives what to whom, over all boards of the organisation.'
        }
      />
      <FilterBar
        address={address}
        teams={links.teams}
        boards={boards}
        moments={moments}
        onShow={(chosen) => navigate({ search: writeAddress(chosen) }, { replace: true, preventScrollReset: true })}
      />
      {past && <PastBanner past={past} now={addressOf({ asOf: null })} />}
      <div aria-busy={reloading} className={clsx('transition-opacity duration-150', reloading && 'opacity-60')}>
        {links.total > 0 || links.cells.length > 0 ? (
          <LinkPlacesContext.Provider value={mayWrite && !past ? WRITER_PLACES : PLACES}>
            <LinkForms links={links} address={address} addressOf={addressOf} />
          </LinkPlacesContext.Provider>
        ) : (
          <NoLinks
            narrowed={isNarrowed(address)}
            lookingBack={past !== null}
            clear={here}
            make={{ to: `${home}/boards`, label: 'Open a board' }}
          />
        )}
      </div>
    </>
  );
}

/** Everything opens on the board that it is written on. */
const PLACES: LinkPlaces = {
  itemTo: ({ boardId, itemId, item }) =>
    item && `/b/${boardId}/roadmap?item=${item.kind}s/${encodeURIComponent(itemId)}`,
  linkTo: ({ boardId, id }) => `/b/${boardId}/dependencies?item=dependencies/${encodeURIComponent(id)}`,
};

const WRITER_PLACES: LinkPlaces = {
  ...PLACES,
  steps: (link) => (link.state === 'over' ? null : <RemoteSteps link={link} />),
};

export const ErrorBoundary = RouteError;
