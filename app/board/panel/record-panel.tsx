import type { ReactNode } from 'react';
import type { BoardView } from '#shared/board/board-view.ts';
import { ActionPanel } from './action-panel.tsx';
import { DependencyPanel } from './dependency-panel.tsx';
import { InitiativePanel } from './initiative-panel.tsx';
import type { ItemAddress } from './item-address.ts';
import { MilestonePanel } from './milestone-panel.tsx';
import { ObjectivePanel } from './objective-panel.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { TeamPanel } from './team-panel.tsx';

/** The fields of a record by its kind; null where there is no such record, or no panel for its kind. */
export function recordPanel(view: BoardView, { kind, id }: ItemAddress): ReactNode {
  switch (kind) {
    case 'initiatives':
      return show(view.initiatives.byId.get(id), (initiative) => <InitiativePanel initiative={initiative} />);
    case 'risks':
      return show(view.risks.byId.get(id), (risk) => <RiskPanel risk={risk} />);
    case 'milestones':
      return show(view.milestones.byId.get(id), (milestone) => <MilestonePanel milestone={milestone} />);
    case 'dependencies':
      return show(view.dependencies.byId.get(id), (dependency) => <DependencyPanel dependency={dependency} />);
    case 'actions':
      return show(view.actions.byId.get(id), (action) => <ActionPanel action={action} />);
    case 'teams':
      return show(view.teams.byId.get(id), (team) => <TeamPanel team={team} />);
    case 'objectives':
      return show(view.objectives.byId.get(id), (objective) => <ObjectivePanel objective={objective} />);
    default:
      return null;
  }
}

function show<R>(record: R | undefined, panel: (record: R) => ReactNode): ReactNode {
  return record === undefined ? null : panel(record);
}
