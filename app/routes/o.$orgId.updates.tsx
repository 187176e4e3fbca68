import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CircleCheck, Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { useOrg } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';
import { isTyping } from '#app/shell/use-org-keys.ts';
import { UpdatesKeys } from '#app/updates/updates-keys.tsx';
import { useAnswers } from '#app/updates/use-answers.ts';
import { WaitingList } from '#app/updates/waiting-list.tsx';
import { can } from '#shared/permissions/can.ts';

export const meta: MetaFunction = () => [{ title: 'Needs my update · Quarterdeck' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { access, updates } = context.services;
  const { organisation, session } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  return { waiting: await updates.read(organisation.id, session.user), today: new Date().toISOString().slice(0, 10) };
}

/** What waits for the reader on all boards, answered in place. */
export default function UpdatesPage() {
  const { waiting, today } = useLoaderData<typeof loader>();
  const { organisation, role } = useOrg();
  const answers = useAnswers(organisation.id, waiting.items);
  const [keysShown, setKeysShown] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target)) setKeysShown(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const unlisted = waiting.total - waiting.items.length;
  return (
    <>
      <PageHeader
        title="Needs my update"
        description={
          can(role, 'board:write')
            ? 'What waits for you on all boards. Answer it here; everybody on the board sees it at once.'
            : can(role, 'session:write')
              ? 'What waits for you on all boards. Your role lets you look at them and comment, not change them.'
              : 'What waits for you on all boards. Your role lets you look at them, not change them.'
        }
        actions={
          <Button onClick={() => setKeysShown(true)}>
            <Keyboard aria-hidden className="size-4" />
            Keys
          </Button>
        }
      />
      {answers.items.length > 0 ? (
        <WaitingList answers={answers} matrices={waiting.matrices} today={today} role={role} />
      ) : (
        <EmptyState
          title="Nothing waits for you"
          icon={<CircleCheck aria-hidden className="size-8" />}
          actions={<ButtonLink to={`/o/${organisation.id}/boards`}>Go to the boards</ButtonLink>}
        >
          Risks of yours past their review, actions due, dependencies asked of your team and comments that name you come
          together here.
        </EmptyState>
      )}
      {unlisted > 0 && <p className="mt-4 text-ink-2 text-sm">{unlisted} more are listed when these are answered.</p>}
      <p role="status" className="sr-only">
        {answers.news}
      </p>
      <UpdatesKeys open={keysShown} onOpenChange={setKeysShown} />
    </>
  );
}

export const ErrorBoundary = RouteError;
