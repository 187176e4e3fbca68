import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { requireSnapshot } from '#app/board/history/require-snapshot.server.ts';
import { SnapshotBanner } from '#app/board/history/snapshot-banner.tsx';
import { useLastRegister } from '#app/board/register/last-register.ts';
import { BoardFrame } from '#app/board/shell/board-frame.tsx';
import { BoardMenu } from '#app/board/shell/board-menu.tsx';
import type { BoardOutlet } from '#app/board/shell/board-picture.tsx';
import { pictureTabs } from '#app/board/shell/pictures.ts';
import { SaveStatusBadge } from '#app/board/shell/save-status-badge.tsx';
import { useBoardKeys } from '#app/board/shell/use-board-keys.ts';
import { useSnapshotSession } from '#app/board/sync/use-snapshot-session.ts';
import { BoardTools } from '#app/board/tools/board-tools.tsx';
import { PaletteButton } from '#app/board/tools/palette-button.tsx';
import { Button } from '#app/components/button.tsx';
import { ErrorPanel } from '#app/components/error-panel.tsx';
import { RouteError } from '#app/shell/route-error.tsx';
import { UserMenu } from '#app/shell/user-menu.tsx';
import { can } from '#shared/permissions/can.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { board, role, session, snapshot } = await requireSnapshot(context, params);
  const members = await context.services.organisations.members.list(board.orgId);
  return {
    board: { id: board.id, orgId: board.orgId, title: board.title },
    snapshot: { id: snapshot.id, name: snapshot.name, takenAt: snapshot.takenAt.toISOString() },
    role,
    mayRestore: can(role, 'board:write') && board.archivedAt === null,
    user: session.user,
    people: members.map(({ userId, name }) => ({ id: userId, name })),
  };
}

/** What is stored does not change. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return currentParams.snapshotId !== nextParams.snapshotId;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.snapshot.name} · ${data.board.title} · Quarterdeck` : 'Quarterdeck' },
];

/** A stored version of the board on the same pictures, read-only. */
export default function SnapshotRoute() {
  const { board, snapshot, role, mayRestore, user, people } = useLoaderData<typeof loader>();
  const live = `/b/${board.id}`;
  const register = useLastRegister();
  const home = `/o/${board.orgId}/boards`;
  const base = `${live}/history/${snapshot.id}`;
  const opened = useSnapshotSession(`${base}/state`, { boardId: board.id, role, user });
  const session = opened.state === 'open' ? opened.session : null;
  useBoardKeys(session, {
    r: `${base}/roadmap`,
    m: `${base}/matrix`,
    t: `${base}/${register}`,
    d: `${base}/dependencies`,
    h: `${live}/history`,
  });
  return (
    <BoardFrame
      home={home}
      title={<h1 className="truncate text-md">{board.title}</h1>}
      status={session && <SaveStatusBadge session={session} />}
      actions={
        <>
          <PaletteButton />
          <BoardMenu session={session} title={`${board.title} ${snapshot.name}`} people={people} home={home} />
          <UserMenu user={user} />
        </>
      }
      tabs={pictureTabs(base, register)}
      banner={<SnapshotBanner snapshot={snapshot} back={live} mayRestore={mayRestore} />}
    >
      {opened.state === 'failed' ? (
        <div className="mx-auto w-full max-w-xl p-6">
          <ErrorPanel
            title="This snapshot could not be opened"
            safe="It is stored on the server and was not changed."
            actions={<Button onClick={() => location.reload()}>Try again</Button>}
          >
            {opened.message}
          </ErrorPanel>
        </div>
      ) : (
        <Outlet context={{ session, people, base } satisfies BoardOutlet} />
      )}
      <BoardTools session={session} title={`${board.title} ${snapshot.name}`} base={base} home={home} people={people} />
    </BoardFrame>
  );
}

export const ErrorBoundary = RouteError;
