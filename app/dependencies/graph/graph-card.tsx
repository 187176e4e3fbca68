import { Link } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { buttonStyle } from '#app/components/button-style.ts';
import type { GraphNode, LinkGraph } from '#shared/dependencies/link-graph.ts';
import { useLinkPlaces } from '../link-places.ts';
import type { LinksAddress } from '../links-address.ts';
import { TeamLabel } from '../team-label.tsx';
import { nodeName, nodeWords } from './graph-words.ts';

interface GraphCardProps {
  readonly node: GraphNode;
  readonly graph: LinkGraph;
  readonly address: LinksAddress;
  readonly addressOf: (change: Partial<LinksAddress>) => string;
  readonly isExpanded: boolean;
  readonly onToggle: (teamKey: string) => void;
}

/** What was chosen in the graph: its links in words, and where one can go from there. */
export function GraphCard({ node, graph, address, addressOf, isExpanded, onToggle }: GraphCardProps) {
  const { itemTo } = useLinkPlaces();
  const { team, end } = node;
  const to = end && itemTo(end);
  const [, ...links] = nodeWords(node, graph).split('; ');
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-t bg-card px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{nodeName(node)}</p>
        {end && (
          <p className="text-2xs text-ink-2">
            <TeamLabel team={team} />
          </p>
        )}
        <p className="line-clamp-2 text-ink-2 text-xs">{links.join('; ')}</p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {to && (
          <Link to={to} preventScrollReset className={buttonStyle('secondary', 'sm')}>
            Open
          </Link>
        )}
        {end && !address.chain && (
          <Link
            to={addressOf({ chain: { boardId: end.boardId, itemId: end.itemId } })}
            preventScrollReset
            className={buttonStyle('secondary', 'sm')}
          >
            Only its chain
          </Link>
        )}
        {!address.chain && (
          <Button size="sm" onClick={() => onToggle(team.key)}>
            {isExpanded ? 'Collapse the team' : 'Show its items'}
          </Button>
        )}
        <Link to={addressOf({ form: 'list', team: team.key })} className={buttonStyle('quiet', 'sm')}>
          List of the team
        </Link>
      </div>
    </div>
  );
}
