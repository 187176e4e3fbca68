import { RefreshCw } from 'lucide-react';
import { TextLink } from '#app/components/text-link.tsx';
import type { CrossTeamLinks } from '#shared/dependencies/cross-team-links.ts';
import type { LinkGraph } from '#shared/dependencies/link-graph.ts';
import type { LinksAddress } from '../links-address.ts';
import { circleWords } from './graph-words.ts';

interface GraphNotesProps {
  readonly graph: LinkGraph;
  readonly links: CrossTeamLinks;
  readonly address: LinksAddress;
  readonly addressOf: (change: Partial<LinksAddress>) => string;
}

const NAMED_CIRCLES = 3;

/** What of the links the picture shows, how to see less of it, and what waits for itself. */
export function GraphNotes({ graph, links, address, addressOf }: GraphNotesProps) {
  const { total, drawn, cycles } = graph;
  return (
    <div role="status" className="min-w-0 flex-1 basis-72 text-ink-2 text-xs">
      <p>
        {drawn < total
          ? `The ${drawn} most pressing of ${total} links are drawn. Choose a team, only conflicts, or the chain of an item to see others.`
          : `${total} ${total === 1 ? 'link' : 'links'}.`}{' '}
        {address.chain && (
          <TextLink to={addressOf({ chain: null })} replace preventScrollReset>
            Leave the chain
          </TextLink>
        )}
        {!address.chain && address.expanded.length > 0 && (
          <TextLink to={addressOf({ expanded: [] })} replace preventScrollReset>
            Collapse all teams
          </TextLink>
        )}
        {links.links.length < links.total && address.expanded.length > 0 && (
          <span> Of opened teams, the {links.links.length} most pressing links are known here.</span>
        )}
      </p>
      {cycles.slice(0, NAMED_CIRCLES).map((circle) => (
        <p key={circleWords(circle)} className="flex items-start gap-1 text-bad-text">
          <RefreshCw aria-hidden className="mt-0.5 size-3 shrink-0" />
          <span className="max-sm:line-clamp-2" title={circleWords(circle)}>
            In a circle, each waits for the one before: {circleWords(circle)}
          </span>
        </p>
      ))}
      {cycles.length > NAMED_CIRCLES && (
        <p className="text-bad-text">and {cycles.length - NAMED_CIRCLES} more circles</p>
      )}
    </div>
  );
}
