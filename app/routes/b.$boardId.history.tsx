import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { HistoryPage } from '#app/board/history/history-page.tsx';
import { SnapshotList } from '#app/board/history/snapshot-list.tsx';
import { TakeSnapshot } from '#app/board/history/take-snapshot.tsx';
import { useBaseline } from '#app/board/history/use-baseline.ts';
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
  const form = await request.formData();
  const name = formText(form, 'name').trim();
  if (name === '') return data({ error: 'Give it a name.' }, { status: 422 });
  if (name.length > MAX_SNAPSHOT_NAME)
    return data({ error: `At most ${MAX_SNAPSHOT_NAME} characters, please.` }, { status: 422 });
  await snapshots.take({ boardId: board.id, name, note: formText(form, 'note'), takenBy: session.user.id });
  return { ok: true as const };
}

/** The versions of this board that were kept. */
export default function HistoryRoute() {
  const { snapshots, mayTake } = useLoaderData<typeof loader>();
  const { base, session } = useOutletContext<BoardOutlet>();
  const baseline = useBaseline(session);
  const take = mayTake && <TakeSnapshot />;
  return (
    <HistoryPage
      base={`${base}/history`}
      title="History"
      description="Versions of this board: those that were taken by name, kept for good, and those that are taken by themselves every 15 minutes of editing, when it ends, and before an import or a restore; of these fewer stay as they grow older."
      actions={snapshots.length > 0 && take}
    >
      {snapshots.length > 0 ? (
        <SnapshotList snapshots={snapshots} base={`${base}/history`} baseline={baseline} />
      ) : (
        <EmptyState title="No snapshot yet" actions={take}>
          The first is kept by itself once somebody has edited the board. Take one by name to remember what was agreed.
        </EmptyState>
      )}
    </HistoryPage>
  );
}

export const ErrorBoundary = RouteError;
