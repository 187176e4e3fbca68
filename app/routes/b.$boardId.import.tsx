import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import type { ImportAnswer } from '#app/board/import/import-answer.ts';
import { readImportForm } from '#app/board/import/import-form.server.ts';
import { ImportIntoBoard } from '#app/board/import/import-into-board.tsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { RouteError } from '#app/shell/route-error.tsx';

export async function loader({ context, params }: LoaderFunctionArgs) {
  await context.services.access.requireBoard(context.session, params.boardId ?? '', 'board:import');
  return null;
}

/** Looks at a file, or imports it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { access, imports } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'board:import');
  const form = await readImportForm(request);
  if (!form.ok) return data<ImportAnswer>({ summary: form.summary, boardId: null }, { status: form.status });
  if (form.intent === 'preview') {
    return data<ImportAnswer>({ summary: await imports.preview(board.id, form.file), boardId: null });
  }
  const { done, summary } = await imports.run(board.id, form.file, session.user.id);
  return data<ImportAnswer>({ summary, boardId: done ? board.id : null }, { status: done ? 200 : 422 });
}

export default function ImportRoute() {
  const { boardId = '' } = useParams();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-3xl px-4 pt-6 sm:px-6 sm:pt-8">
        <PageHeader
          title="Import a plan"
          description="Rows are known again by their key: importing a newer version of the file updates what it names. What it leaves out stays, unless you say that it is the whole plan."
        />
        <ImportIntoBoard boardId={boardId} />
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteError;
