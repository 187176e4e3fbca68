import { useState } from 'react';
import { foreignSource } from '#app/board/dependencies/foreign-source.ts';
import { useForeignLinks } from '#app/board/dependencies/use-foreign-links.ts';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { Popover } from '#app/components/popover.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import type { FoundItem } from '#shared/dependencies/found-item.ts';
import { IncomingRow } from './incoming-row.tsx';
import { LinkRow } from './link-row.tsx';
import { LinkStateIcon } from './link-state-icon.tsx';
import { linksOfItem } from './link-words.ts';
import { OtherBoardSearch } from './other-board-search.tsx';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';
import { useDeleteRecord } from './use-delete-record.ts';

const ENDS = { type: 'reference', kinds: ['initiatives', 'milestones'] } as const;

/** More than these nobody reads in a panel. */
const SHOWN = 50;

interface LinksSectionProps {
  /** Id of the initiative or milestone. */
  readonly itemId: string;
  readonly side: 'predecessors' | 'successors';
}

/** What an item waits for, or who waits for it: each link opens; others are found by name and added. */
export function LinksSection({ itemId, side }: LinksSectionProps) {
  const { session, fields, openItem } = usePanel();
  const { base } = useBoard();
  const deleteRecord = useDeleteRecord();
  const [search, setSearch] = useState('');
  const foreign = useForeignLinks(fields.view.dependencies);
  const ends = linksOfItem(fields.view, itemId, side, foreign.ends);
  const incoming = foreign.incoming.links.filter((link) => {
    const here = side === 'predecessors' ? link.to : link.from;
    return here.boardId === session.boardId && here.itemId === itemId;
  });
  const [seeks, setSeeks] = useState(false);
  const taken = new Set([itemId, ...ends.map(({ id }) => id)]);
  const title = side === 'predecessors' ? 'Waits for' : 'Supplies';
  const link = (otherId: string) => {
    const [fromId, toId] = side === 'predecessors' ? [otherId, itemId] : [itemId, otherId];
    session.run((board, _view, ctx) => linkItems(board, { fields: { fromId, toId } }, ctx));
  };
  const linkAcross = (found: FoundItem) => {
    const { boardId, itemId: otherId } = found;
    foreignSource(session, `${base}/linked`).learn(found);
    const [fromId, toId] = side === 'predecessors' ? [otherId, itemId] : [itemId, otherId];
    const far = side === 'predecessors' ? { fromBoardId: boardId } : { toBoardId: boardId };
    session.run((board, _view, ctx) => linkItems(board, { fields: { fromId, toId, ...far } }, ctx));
  };
  const count = ends.length + incoming.length;
  return (
    <PanelSection title={title} aside={count > 0 ? count : undefined}>
      {ends.length > 0 && (
        <ul className="-mt-1 flex flex-col">
          {ends.slice(0, SHOWN).map((end) => (
            <LinkRow
              key={end.dependency.id}
              name={end.name}
              lead={<LinkStateIcon state={end.state} />}
              detail={<span className={end.state.state === 'conflict' ? 'text-bad-text' : undefined}>{end.words}</span>}
              onOpen={() => openItem('dependencies', end.dependency.id)}
              onRemove={session.readOnly ? undefined : () => deleteRecord('dependencies', end.dependency.id)}
            />
          ))}
        </ul>
      )}
      {ends.length > SHOWN && (
        <p className="-mt-1 text-ink-2 text-xs">
          The {SHOWN} most pressing of {ends.length.toLocaleString('en')}. All stand in the{' '}
          <TextLink to={`${base}/dependencies?form=list`}>list of dependencies</TextLink>.
        </p>
      )}
      {incoming.length > 0 && (
        <ul className="-mt-1 flex flex-col">
          {incoming.slice(0, SHOWN).map((link) => (
            <IncomingRow key={`${link.boardId}/${link.id}`} link={link} side={side} teams={foreign.incoming.teams} />
          ))}
        </ul>
      )}
      {session.readOnly ? (
        count === 0 && <p className="text-ink-3">Nothing</p>
      ) : (
        <SuggestInput
          label={side === 'predecessors' ? 'Add what it waits for' : 'Add who waits for it'}
          className={`${INPUT_STYLE} h-8`}
          placeholder={side === 'predecessors' ? 'Add what it waits for' : 'Add who waits for it'}
          draft={search}
          suggestions={suggestionsFor(ENDS, fields).filter(({ key }) => !taken.has(key))}
          onDraft={setSearch}
          onPick={(suggestion) => {
            setSearch('');
            link(suggestion.key);
          }}
          onBlur={() => setSearch('')}
        />
      )}
      {!session.readOnly && (
        <Popover
          label="An item of another board"
          open={seeks}
          onOpenChange={setSeeks}
          trigger={
            <Button size="sm" variant="quiet" className="-mt-1 self-start">
              From another board…
            </Button>
          }
        >
          <OtherBoardSearch
            boardId={session.boardId}
            onPick={(item) => {
              setSeeks(false);
              linkAcross(item);
            }}
          />
        </Popover>
      )}
    </PanelSection>
  );
}
