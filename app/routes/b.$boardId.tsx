import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { CommentsButton } from '#app/board/comments/comments-button.tsx';
import { OfflineSlot } from '#app/board/offline/offline-slot.tsx';
import { TogetherSlot } from '#app/board/presence/together-slot.tsx';
import { useLastRegister } from '#app/board/register/last-register.ts';
import { BoardFrame } from '#app/board/shell/board-frame.tsx';
import { BoardMenu } from '#app/board/shell/board-menu.tsx';
import type { BoardOutlet } from '#app/board/shell/board-picture.tsx';
import { BoardTitle } from '#app/board/shell/board-title.tsx';
import { PeopleHere } from '#app/board/shell/people-here.tsx';
import { boardTabs } from '#app/board/shell/pictures.ts';
import { SaveStatusBadge } from '#app/board/shell/save-status-badge.tsx';
import { useBoardKeys } from '#app/board/shell/use-board-keys.ts';
import { useLiveSession } from '#app/board/sync/use-live-session.ts';
import { BoardTools } from '#app/board/tools/board-tools.tsx';
import { PaletteButton } from '#app/board/tools/palette-button.tsx';
import { VisitSlot } from '#app/board/visit/visit-slot.tsx';
import { useOfflinePages } from '#app/offline/use-offline-pages.ts';
import { RouteError } from '#app/shell/route-error.tsx';
import { UserMenu } from '#app/shell/user-menu.tsx';
import { can } from '#shared/permissions/can.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { access, boards, organisations } = context.services;
  const { board, role, session } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  const [members, generation] = await Promise.all([
    organisations.members.list(board.orgId),
    boards.generation(board.id),
  ]);
  return {
    board: { id: board.id, orgId: board.orgId, title: board.title },
    access: { role, archived: board.archivedAt !== null, generation },
    user: session.user,
    people: members.map(({ userId, name }) => ({ id: userId, name })),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { access, boards } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:rename');
  const form = await request.formData();
  if (form.get('intent') !== 'rename') throw new Response('Unknown intent', { status: 400 });
  const renamed = await boards.rename(board.id, String(form.get('title') ?? ''));
  return renamed.ok ? {} : { error: Object.values(renamed.errors)[0] };
}

/** Going from picture to picture needs nothing from the server: it works offline too. */
export function shouldRevalidate({ formMethod, currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined || currentParams.boardId !== nextParams.boardId;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.board.title} · Quarterdeck` : 'Quarterdeck' },
];

/** A live board: opened once, whichever of its pictures is shown. */
export default function BoardRoute() {
  const { board, access, user, people } = useLoaderData<typeof loader>();
  const base = `/b/${board.id}`;
  const register = useLastRegister();
  const home = `/o/${board.orgId}/boards`;
  const live = useLiveSession({ board, user, access });
  const { session } = live;
  const { role, archived } = live.access;
  useOfflinePages(board.id);
  useBoardKeys(session, {
    r: `${base}/roadmap`,
    m: `${base}/matrix`,
    t: `${base}/${register}`,
    d: `${base}/dependencies`,
    h: `${base}/history`,
    u: `/o/${board.orgId}/updates`,
  });
  return (
    <BoardFrame
      home={home}
      title={<BoardTitle title={board.title} mayRename={can(role, 'board:rename') && !archived} />}
      status={<SaveStatusBadge session={session} />}
      actions={
        <>
          {session && <PeopleHere session={session} />}
          <PaletteButton />
          {session && <CommentsButton session={session} people={people} base={base} />}
          <BoardMenu
            session={session}
            title={board.title}
            people={people}
            home={home}
            importTo={can(role, 'board:import') && !archived ? `${base}/import` : undefined}
            mayWrite={can(role, 'board:write') && !archived}
            snapshotTo={can(role, 'snapshot:take') ? `${base}/history?take` : undefined}
          />
          <UserMenu user={user} />
        </>
      }
      tabs={boardTabs(base, register)}
    >
      <Outlet context={{ session, people, base } satisfies BoardOutlet} />
      <BoardTools session={session} title={board.title} base={base} home={home} people={people} />
      {session && (
        <TogetherSlot session={session} base={base}>
          <VisitSlot key={session.boardId} session={session} base={base} />
        </TogetherSlot>
      )}
      <OfflineSlot session={session} people={people} aside={live.aside} onAsideGone={live.removeAside} />
    </BoardFrame>
  );
}

export const ErrorBoundary = RouteError;
