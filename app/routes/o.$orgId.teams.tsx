import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Rows3 } from 'lucide-react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { AddTeam } from '#app/organisation/add-team.tsx';
import { type ListedTeam, TeamRow } from '#app/organisation/team-row.tsx';
import { formText } from '#app/shell/form-text.ts';
import { useMay } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Teams · Quarterdeck' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { access, organisations } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const teams = await organisations.teams.list(organisation.id, { archived: true });
  return {
    teams: teams.map(({ id, name, colour, lead, archivedAt }): ListedTeam => ({ id, name, colour, lead, archivedAt })),
  };
}

const optional = (form: FormData, name: string) => (form.has(name) ? formText(form, name) : undefined);

/** Adds a team, or changes, moves, archives or restores the team `teamId`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { access, organisations } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'org:manage-teams');
  const form = await request.formData();
  const [orgId, teamId, { teams }] = [organisation.id, formText(form, 'teamId'), organisations];
  switch (formText(form, 'intent')) {
    case 'create': {
      const added = await teams.create(orgId, { name: formText(form, 'name') });
      return data(added, { status: added.ok ? 200 : 422 });
    }
    case 'change': {
      const [name, colour, lead] = ['name', 'colour', 'lead'].map((field) => optional(form, field));
      const changed = await teams.change(orgId, teamId, { name, colour, lead });
      return data(changed, { status: changed.ok ? 200 : 422 });
    }
    case 'up':
      await teams.move(orgId, teamId, -1);
      return { ok: true };
    case 'down':
      await teams.move(orgId, teamId, 1);
      return { ok: true };
    case 'archive':
    case 'restore':
      await teams.setArchived(orgId, teamId, formText(form, 'intent') === 'archive');
      return { ok: true };
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function TeamsPage() {
  const { teams } = useLoaderData<typeof loader>();
  const mayChange = useMay('org:manage-teams');
  const active = teams.filter((team) => team.archivedAt === null);
  const archived = teams.filter((team) => team.archivedAt !== null);
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Teams"
        description="Lanes of boards. Two boards that share a team share what it waits for and what it owes."
      />
      {active.length > 0 ? (
        <TeamList teams={active} mayChange={mayChange} label="Teams" />
      ) : (
        <EmptyState icon={<Rows3 aria-hidden className="size-7" />} title="No teams yet">
          {mayChange
            ? 'Add the teams that plan together. New boards offer them as lanes.'
            : 'Teams that an editor adds appear here.'}
        </EmptyState>
      )}
      {mayChange && (
        <div className="mt-4">
          <AddTeam />
        </div>
      )}
      {archived.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 text-sm">Archived</h2>
          <TeamList teams={archived} mayChange={mayChange} label="Archived teams" />
        </section>
      )}
    </div>
  );
}

function TeamList({ teams, mayChange, label }: { teams: readonly ListedTeam[]; mayChange: boolean; label: string }) {
  return (
    <ul aria-label={label} className="rounded-card border border-line bg-card">
      {teams.map((team, index) => (
        <TeamRow
          key={team.id}
          team={team}
          mayChange={mayChange}
          isFirst={index === 0}
          isLast={index === teams.length - 1}
        />
      ))}
    </ul>
  );
}

export const ErrorBoundary = RouteError;
