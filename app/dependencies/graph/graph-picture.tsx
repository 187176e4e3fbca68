import { memo } from 'react';
import type { GraphEdge, GraphNode, LinkGraph } from '#shared/dependencies/link-graph.ts';
import { worstState } from '#shared/dependencies/roll-up.ts';
import { datesOf } from '../link-end-cell.tsx';
import { teamName } from '../link-words.ts';
import { edgeLabel, nodeName, nodeWords } from './graph-words.ts';
import { curveThrough, type GraphLayout, NODE, type Point } from './layout-graph.ts';

interface GraphPictureProps {
  readonly graph: LinkGraph;
  readonly layout: GraphLayout;
  /** The node that was chosen, and the one that Tab comes to. */
  readonly chosen: string | null;
  readonly entry: string;
  readonly onChoose: (id: string) => void;
}

/** Nodes and edges as one SVG; drawn anew when they change, not while one looks around. */
export const GraphPicture = memo(function GraphPicture({ graph, layout, chosen, entry, onChoose }: GraphPictureProps) {
  const isBack = ({ from, to }: GraphEdge) => chosen !== null && from !== chosen && to !== chosen;
  return (
    <>
      <defs>
        {(['conflict', 'tight', 'fine', 'unknown', 'over'] as const).map((state) => (
          <marker
            key={state}
            id={`qd-head-${state}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8Z" className={HEADS[state]} />
          </marker>
        ))}
      </defs>
      {graph.edges.map((edge) => {
        const state = worstState(edge.counts);
        return (
          <path
            key={edge.id}
            className="qd-graph-edge"
            data-state={state}
            data-back={isBack(edge)}
            d={curveThrough(layout.edges.get(edge.id)?.points ?? [])}
            markerEnd={`url(#qd-head-${state})`}
          />
        );
      })}
      {graph.edges.map((edge) => (
        <EdgeLabel key={edge.id} edge={edge} at={layout.edges.get(edge.id)?.label} hidden={isBack(edge)} />
      ))}
      {graph.nodes.map((node) => (
        <Node
          key={node.id}
          node={node}
          at={layout.nodes.get(node.id) ?? { x: 0, y: 0 }}
          words={nodeWords(node, graph)}
          isChosen={node.id === chosen}
          isEntry={node.id === entry}
          onChoose={onChoose}
        />
      ))}
    </>
  );
});

const HEADS = {
  conflict: 'fill-bad',
  tight: 'fill-warn',
  fine: 'fill-ok',
  unknown: 'fill-ink-3',
  over: 'fill-ink-3',
} as const;

function EdgeLabel({ edge, at, hidden }: { edge: GraphEdge; at: Point | undefined; hidden: boolean }) {
  const text = edgeLabel(edge);
  if (text === '' || !at || hidden) return null;
  const width = text.length * 6.2 + 14;
  return (
    <g className="qd-graph-label" data-state={worstState(edge.counts)} transform={`translate(${at.x} ${at.y})`}>
      <rect x={-width / 2} y={-9} width={width} height={18} rx={9} />
      <text>{text}</text>
    </g>
  );
}

interface NodeProps {
  readonly node: GraphNode;
  readonly at: Point;
  readonly words: string;
  readonly isChosen: boolean;
  readonly isEntry: boolean;
  readonly onChoose: (id: string) => void;
}

const NAME_CHARACTERS = 24;

function Node({ node, at, words, isChosen, isEntry, onChoose }: NodeProps) {
  const { id, end, team, within } = node;
  const name = nodeName(node);
  const inside = within === 0 ? 'team' : `team, ${within} within`;
  const detail = end ? (end.item ? datesOf(end.item) : teamName(team)) : inside;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no buttons of its own
    <g
      role="button"
      aria-label={words}
      aria-pressed={isChosen}
      tabIndex={isEntry ? 0 : -1}
      data-node={id}
      data-kind={end ? 'item' : 'team'}
      data-chosen={isChosen}
      className="qd-graph-node"
      transform={`translate(${at.x - NODE.width / 2} ${at.y - NODE.height / 2})`}
      onClick={() => onChoose(id)}
      onFocus={() => onChoose(id)}
    >
      <title>{name}</title>
      <rect className="qd-graph-box" width={NODE.width} height={NODE.height} rx={end ? 6 : 12} />
      <rect x={8} y={10} width={4} height={NODE.height - 20} rx={2} fill={team.colour || 'var(--line-strong)'} />
      <text x={20} y={19}>
        {name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS - 1)}…` : name}
      </text>
      <text x={20} y={35} className="qd-graph-detail">
        {detail}
        {node.withinShort > 0 && <tspan className="fill-bad-text font-bold"> −{node.withinShort} d</tspan>}
      </text>
    </g>
  );
}
