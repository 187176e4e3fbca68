import { useNavigate, useSearchParams } from '@remix-run/react';
import { useDeferredValue, useMemo } from 'react';
import { writeItem } from '#app/board/panel/item-address.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { PictureControls } from '#app/board/shell/picture-controls.tsx';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { FilterBar } from '#app/dependencies/filter-bar.tsx';
import { HandshakeSteps } from '#app/dependencies/handshake-steps.tsx';
import { FormSwitch, LinkForms } from '#app/dependencies/link-forms.tsx';
import { type LinkPlaces, LinkPlacesContext } from '#app/dependencies/link-places.ts';
import { linkName } from '#app/dependencies/link-words.ts';
import { isNarrowed, type LinksAddress, readAddress, writeAddress } from '#app/dependencies/links-address.ts';
import { NoLinks } from '#app/dependencies/no-links.tsx';
import { RemoteSteps } from '#app/dependencies/remote-steps.tsx';
import type { CrossTeamLink, LinkEnd } from '#shared/dependencies/cross-team-links.ts';
import { handshakeSides } from '#shared/dependencies/handshake-sides.ts';
import { foreignSource } from './foreign-source.ts';
import { LostLinks } from './lost-links.tsx';
import { useBoardLinks } from './use-board-links.ts';
import { useForeignLinks } from './use-foreign-links.ts';
import { useHandshake } from './use-handshake.ts';

/** Who gives what to whom on this board: the live board, or one of its snapshots. */
export function BoardDependencies() {
  const { session, base } = useBoard();
  const view = useDeferredValue(useBoardView(session));
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const address = useMemo(() => readAddress(params), [params]);
  const foreign = useForeignLinks(view.dependencies);
  const links = useBoardLinks(view, session.boardId, address, foreign);
  const addressOf = (change: Partial<LinksAddress>) =>
    writeAddress({ ...address, ...change }, params) || `${base}/dependencies`;
  const places = usePlaces(session, params, base);
  return (
    <LinkPlacesContext.Provider value={places}>
      <PictureControls>
        <FormSwitch address={address} addressOf={addressOf} />
      </PictureControls>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="px-4 py-4 sm:px-6">
          <h2 className="sr-only">Dependencies of this board</h2>
          <FilterBar
            address={address}
            teams={links.teams}
            onShow={(chosen) =>
              navigate(writeAddress(chosen, params) || `${base}/dependencies`, {
                replace: true,
                preventScrollReset: true,
              })
            }
          />
          <LostLinks problems={view.problems} />
          {links.total > 0 ? (
            <LinkForms links={links} address={address} addressOf={addressOf} />
          ) : (
            <NoLinks
              narrowed={isNarrowed(address)}
              lookingBack={false}
              clear={`${base}/dependencies`}
              make={{ to: `${base}/roadmap`, label: 'Open the roadmap' }}
            />
          )}
        </div>
      </div>
    </LinkPlacesContext.Provider>
  );
}

/** What is on this board opens in the panel over the page; what is not, on its own. */
function usePlaces(session: BoardSession, params: URLSearchParams, base: string): LinkPlaces {
  const { boardId } = session;
  return useMemo(() => {
    const here = (kind: 'initiatives' | 'milestones' | 'dependencies', id: string) =>
      `?${writeItem(params, { kind, id })}`;
    return {
      itemTo: (end) => {
        if (!end.item) return null;
        const kind = `${end.item.kind}s` as const;
        return end.boardId === boardId
          ? here(kind, end.itemId)
          : `/b/${end.boardId}/roadmap?item=${kind}/${encodeURIComponent(end.itemId)}`;
      },
      linkTo: (link) =>
        link.boardId === boardId
          ? here('dependencies', link.id)
          : `/b/${link.boardId}/dependencies?item=dependencies/${encodeURIComponent(link.id)}`,
      steps: (link) => {
        if (link.state === 'over' || session.readOnly) return null;
        if (link.boardId === boardId) return <RowSteps session={session} link={link} />;
        const { refresh } = foreignSource(session, `${base}/linked`);
        return <RemoteSteps link={link} sides={sidesHere(session, link)} onTaken={refresh} />;
      },
    };
  }, [session, boardId, params, base]);
}

/** Of a dependency that is written on another board, the sides of who owns its item here, or leads that item's team. */
function sidesHere({ view, me, boardId }: BoardSession, { from, to }: CrossTeamLink) {
  const farOf = (end: LinkEnd) => (end.boardId === boardId ? null : end.boardId);
  return handshakeSides(
    view.get(),
    { fromId: from.itemId, fromBoardId: farOf(from), toId: to.itemId, toBoardId: farOf(to) },
    me,
  );
}

/** What this person can do next about a row; nothing for who reads. */
function RowSteps({ session, link }: { readonly session: BoardSession; readonly link: CrossTeamLink }) {
  const take = useHandshake(session);
  const view = session.view.get();
  const record = view.dependencies.byId.get(link.id);
  if (session.readOnly || !record) return null;
  return (
    <HandshakeSteps
      link={link}
      name={linkName(link)}
      sides={handshakeSides(view, record, session.me)}
      onTake={(taken) => take(link.id, taken)}
    />
  );
}
