import { useNavigate } from '@remix-run/react';
import { List, Table2, Workflow } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import type { CrossTeamLinks } from '#shared/dependencies/cross-team-links.ts';
import { LinkList } from './link-list.tsx';
import type { LinkForm, LinksAddress } from './links-address.ts';
import { ListHeading } from './list-heading.tsx';
import { MatrixLegend } from './matrix-legend.tsx';
import { TeamMatrix } from './team-matrix.tsx';

interface LinkFormsProps {
  readonly links: CrossTeamLinks;
  readonly address: LinksAddress;
  readonly addressOf: (change: Partial<LinksAddress>) => string;
}

/** Matrix, graph or list of the same links, as the address says. */
export function LinkForms({ links, address, addressOf }: LinkFormsProps) {
  return (
    <>
      {address.form === 'matrix' && links.cells.length > 0 && (
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
      {address.form === 'graph' && <FetchedGraph links={links} address={address} addressOf={addressOf} />}
      {address.form !== 'graph' && (
        <section>
          <ListHeading links={links} address={address} all={addressOf({ from: null, to: null })} />
          <LinkList links={links.links} teams={links.teams} total={links.total} />
        </section>
      )}
    </>
  );
}

/** Layout and picture of the graph: fetched when it is opened. */
const graphCode = fetchedCode(async () => (await import('./graph/link-graph-view.tsx')).LinkGraphView);

function FetchedGraph(props: LinkFormsProps) {
  const [failed, setFailed] = useState(false);
  const LinkGraphView = useFetchedCode(graphCode, !failed, () => setFailed(true));
  if (LinkGraphView) return <LinkGraphView {...props} />;
  if (!failed) return <Skeleton className="h-[58dvh] rounded-card" />;
  return (
    <p className="py-6 text-ink-2">
      The graph could not be fetched. <Button onClick={() => setFailed(false)}>Try again</Button>
    </p>
  );
}

const FORMS = [
  { value: 'matrix', name: 'Matrix', Icon: Table2 },
  { value: 'graph', name: 'Graph', Icon: Workflow },
  { value: 'list', name: 'List', Icon: List },
] as const;

/** Which of the forms is shown. */
export function FormSwitch({ address, addressOf }: Pick<LinkFormsProps, 'address' | 'addressOf'>) {
  const navigate = useNavigate();
  return (
    <SegmentedControl<LinkForm>
      label="Form"
      value={address.form}
      options={FORMS.map(({ value, name, Icon }) => ({
        value,
        label: (
          <>
            <Icon aria-hidden className="size-3.5" />
            {name}
          </>
        ),
      }))}
      onChange={(form) => navigate(addressOf({ form }), { replace: true, preventScrollReset: true })}
    />
  );
}
