import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { SnapshotList } from '#app/board/history/snapshot-list.tsx';
import { TakeSnapshot } from '#app/board/history/take-snapshot.tsx';
import type { BoardOutlet } from '#app/board/shell/board-picture.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { formText } from '#app/shell/form-text.ts';
import { RouteError } from '#app/shell/route-error.tsx';
import { MAX_SNAPSHOT_NAME } from '#shared/history/snapshot-name.ts';
import { can } from '#shared/permissions/can.ts';

export const meta: MetaFunction = () => [{ title: 'History · Quarterdeck' }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board, role } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  return {
    mayTake: can(role, 'snapshot:take'),
    snapshots: await snapshots.list(board.id),
  };
}

/** Takes a snapshot by name. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:take');
  const name = formText(await request.formData(), 'name').trim();
  if (name === '') return data({ error: 'Give it a name.' }, { status: 422 });
  if (name.length > MAX_SNAPSHOT_NAME)
    return data({ error: `At most ${MAX_SNAPSHOT_NAME} characters, please.` }, { status: 422 });
  await snapshots.take({ boardId: board.id, name, takenBy: session.user.id });
  return { ok: true as const };
}

/** The versions of this board that were kept. */
export default function HistoryRoute() {
  const { snapshots, mayTake } = useLoaderData<typeof loader>();
  const { base } = useOutletContext<BoardOutlet>();
  const take = mayTake && <TakeSnapshot />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-4 sm:p-6">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <h2 className="text-lg">History</h2>
            <p className="text-ink-2">
              Versions of this board: those that were taken by name, and those that are kept by themselves every 15
              minutes of editing and when it ends.
            </p>
          </div>
          {snapshots.length > 0 && take}
        </div>
        {snapshots.length > 0 ? (
          <SnapshotList snapshots={snapshots} base={`${base}/history`} />
        ) : (
          <EmptyState title="No snapshot yet" actions={take}>
            The first is kept by itself once somebody has edited the board. Take one by name to remember what was
            agreed.
          </EmptyState>
        )}
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteError;
