import { actionsByGroup } from '#app/board/actions/all-actions.ts';
import {
  ACTION_GROUPS,
  type ActionContext,
  type ActionGroup,
  type BoardAction,
} from '#app/board/actions/board-action.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** What people open a palette for comes first; what has a button of its own, last. */
const WANTED_FIRST: readonly ActionGroup[] = ['item', 'add', 'go', 'view', 'clipboard', 'drawing', 'board', 'tool'];

/** What can be done now, each way of doing it a line of its own. */
export function actionEntries(actions: readonly BoardAction[], context: ActionContext): readonly PaletteEntry[] {
  const families = actionsByGroup(
    actions.filter(({ id }) => id !== 'palette'),
    context,
  );
  return [...families]
    .sort((a, b) => WANTED_FIRST.indexOf(a.group) - WANTED_FIRST.indexOf(b.group))
    .flatMap(({ group, actions: family }) =>
      family.flatMap((action): readonly PaletteEntry[] => {
        const { id, label, icon, words = '', keys } = action;
        const line = { key: '', words: `${words} ${ACTION_GROUPS[group]}`, detail: ACTION_GROUPS[group], icon };
        const choices = action.choices?.(context);
        if (!choices) {
          const run = () => action.run?.(context);
          return [{ ...line, id: `action/${id}`, title: label, shortcut: keys?.[0], run }];
        }
        return choices
          .filter(({ checked }) => !checked)
          .map((choice) => ({
            ...line,
            id: `action/${id}/${choice.id}`,
            title: `${label}: ${choice.label}`,
            run: choice.run,
          }));
      }),
    );
}
