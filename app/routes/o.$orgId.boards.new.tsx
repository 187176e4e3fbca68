import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ImportNewBoard } from '#app/board/import/import-new-board.tsx';
import { DemoForm } from '#app/boards/demo-form.tsx';
import { PlanForm } from '#app/boards/plan-form.tsx';
import { quartersToPlan } from '#app/boards/quarter-words.ts';
import { STARTS, StartChoice } from '#app/boards/start-choice.tsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { formText } from '#app/shell/form-text.ts';
import { RouteError } from '#app/shell/route-error.tsx';
import { isQuarter } from '#shared/board/templates/quarter.ts';

export const meta: MetaFunction = () => [{ title: 'New board · Quarterdeck' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { access, organisations } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'board:create');
  const from = new URL(request.url).searchParams.get('from');
  const teams = await organisations.teams.list(organisation.id);
  return {
    orgId: organisation.id,
    from: STARTS.find((start) => start === from) ?? 'plan',
    quarters: quartersToPlan(new Date().toISOString()),
    teams: teams.map(({ id, name, colour }) => ({ id, name, colour })),
  };
}

/** Makes the board and opens it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { access, demo, plans } = context.services;
  const { organisation, session } = await access.requireOrg(context.session, params.orgId ?? '', 'board:create');
  const form = await request.formData();
  const values = { title: formText(form, 'title'), newTeams: formText(form, 'newTeams') };
  const board = { orgId: organisation.id, createdBy: session.user.id, title: values.title };
  const made =
    formText(form, 'start') === 'demo'
      ? await demo.create(board)
      : await plans.create({ ...board, ...planFields(form), newTeams: values.newTeams.split('\n') });
  if (!made.ok) return data({ errors: made.errors, values }, { status: 422 });
  throw redirect(`/b/${made.boardId}`);
}

function planFields(form: FormData) {
  const quarter = formText(form, 'quarter');
  if (!isQuarter(quarter)) throw new Response(null, { status: 400 });
  return { quarter, teamIds: form.getAll('teamId').filter((id) => typeof id === 'string') };
}

export default function NewBoardPage() {
  const { orgId, from, quarters, teams } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <div className="max-w-3xl">
      <PageHeader title="New board" description="What shall it start from?" />
      <StartChoice chosen={from} />
      <div className="mt-6">
        {from === 'plan' && <PlanForm quarters={quarters} teams={teams} failed={failed} />}
        {from === 'demo' && <DemoForm failed={failed} />}
        {from === 'file' && <ImportNewBoard orgId={orgId} />}
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteError;
