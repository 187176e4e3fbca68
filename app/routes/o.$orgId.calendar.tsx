import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { useToday } from '#app/board/shell/use-today.ts';
import { CalendarForm } from '#app/calendar/calendar-form.tsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { useToast } from '#app/components/toast.tsx';
import { useMay } from '#app/shell/org-data.ts';
import type { ChangeAnswer } from '#app/shell/rename-dialog.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Calendar · Quarterdeck' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { access, calendars } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  return { calendar: await calendars.of(organisation.id) };
}

/** Stores the calendar that comes as JSON. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { access, calendars } = context.services;
  const { organisation, session } = await access.requireOrg(context.session, params.orgId ?? '', 'org:set-calendar');
  const given: unknown = await request.json().catch(() => null);
  const saved = await calendars.save(organisation.id, given, session.user.id);
  return data<ChangeAnswer>(saved, { status: saved.ok ? 200 : 422 });
}

export default function CalendarPage() {
  const { calendar } = useLoaderData<typeof loader>();
  const mayChange = useMay('org:set-calendar');
  const fetcher = useFetcher<ChangeAnswer>();
  const toast = useToast();
  const today = useToday();
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  useEffect(() => {
    if (answer?.ok) toast({ title: 'Calendar saved', description: 'Boards that follow it have it already.' });
  }, [answer, toast]);
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Working calendar"
        description="Durations, slack and where dates snap count these days. Boards follow it, unless they have a calendar of their own."
      />
      <CalendarForm
        key={JSON.stringify(calendar)}
        calendar={calendar}
        today={today}
        readOnly={!mayChange}
        busy={fetcher.state !== 'idle'}
        error={answer?.errors?.calendar}
        saveLabel="Save"
        onSave={(chosen) => fetcher.submit(chosen, { method: 'post', encType: 'application/json' })}
      />
    </div>
  );
}

export const ErrorBoundary = RouteError;
