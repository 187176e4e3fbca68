import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LayoutGrid, Plus } from 'lucide-react';
import { BoardRow } from '#app/boards/board-row.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { PageHeader } from '#app/components/page-header.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { formText } from '#app/shell/form-text.ts';
import { useMay, useOrg } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Boards · Quarterdeck' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { access, boards } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const archived = new URL(request.url).searchParams.has('archived');
  return { archived, boards: await boards.list(organisation.id, { archived }) };
}

/** Renames, archives or restores the board `boardId`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { access, boards } = context.services;
  const form = await request.formData();
  const [intent, boardId] = [formText(form, 'intent'), formText(form, 'boardId')];
  if (intent === 'rename') {
    await access.requireBoard(context.session, boardId, 'board:rename');
    const renamed = await boards.rename(boardId, formText(form, 'title'));
    return data(renamed, { status: renamed.ok ? 200 : 422 });
  }
  if (intent !== 'archive' && intent !== 'restore') throw new Response(null, { status: 400 });
  await access.requireBoard(context.session, boardId, 'board:archive');
  await boards.setArchived(boardId, intent === 'archive');
  return { ok: true };
}

export default function BoardsPage() {
  const { boards, archived } = useLoaderData<typeof loader>();
  const mayCreate = useMay('board:create');
  const mayChange = useMay('board:rename');
  const here = `/o/${useOrg().organisation.id}/boards`;
  return (
    <>
      <PageHeader
        title={archived ? 'Archived boards' : 'Boards'}
        actions={
          mayCreate &&
          !archived &&
          boards.length > 0 && (
            <ButtonLink to="new" variant="primary">
              <Plus aria-hidden className="size-4" />
              New board
            </ButtonLink>
          )
        }
      />
      {boards.length > 0 ? (
        <ul className="rounded-card border border-line bg-card">
          {boards.map((board) => (
            <BoardRow key={board.id} board={board} mayChange={mayChange} />
          ))}
        </ul>
      ) : (
        !archived && <NoBoards mayCreate={mayCreate} />
      )}
      {archived && boards.length === 0 && <p className="text-ink-2">No board is archived.</p>}
      <p className="mt-4 text-xs">
        {archived ? (
          <TextLink to={here}>Back to the boards</TextLink>
        ) : (
          <TextLink to={`${here}?archived`}>Archived boards</TextLink>
        )}
      </p>
    </>
  );
}

function NoBoards({ mayCreate }: { mayCreate: boolean }) {
  return (
    <EmptyState
      icon={<LayoutGrid aria-hidden className="size-7" />}
      title="No boards yet"
      actions={
        mayCreate && (
          <>
            <ButtonLink to="new" variant="primary">
              Plan a quarter
            </ButtonLink>
            <ButtonLink to="new?from=demo">Look around in a demo programme</ButtonLink>
            <ButtonLink to="new?from=file">Bring a plan from a file</ButtonLink>
          </>
        )
      }
    >
      {mayCreate
        ? 'A board holds a roadmap, its risks and its dependencies. Everyone in the organisation can open it.'
        : 'Boards that others in the organisation make appear here.'}
    </EmptyState>
  );
}

export const ErrorBoundary = RouteError;
