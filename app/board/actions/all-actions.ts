import type { ToolDesk } from '#app/board/tools/tool-desk.ts';
import { ACTION_GROUPS, type ActionContext, type ActionGroup, type BoardAction } from './board-action.ts';
import { BOARD_ACTIONS } from './board-actions.ts';

/** Every action there is at this moment, whether it applies or not. */
export function allActions(desk: ToolDesk): readonly BoardAction[] {
  return [...(desk.canvas.get()?.actions ?? []), ...BOARD_ACTIONS];
}

/** The actions that apply, by family, in the families' order; families without any are left out. */
export function actionsByGroup(
  actions: readonly BoardAction[],
  context: ActionContext,
): readonly { readonly group: ActionGroup; readonly actions: readonly BoardAction[] }[] {
  const applying = actions.filter((action) => action.applies(context));
  return (Object.keys(ACTION_GROUPS) as ActionGroup[])
    .map((group) => ({ group, actions: applying.filter((action) => action.group === group) }))
    .filter((family) => family.actions.length > 0);
}
