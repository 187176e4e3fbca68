import type { FieldContext } from './field-context.ts';
import type { FieldControl } from './field-control.ts';
import { nameOf, scaleLabel } from './format-field.ts';
import { memberValue } from './person.ts';

/** A value that a list offers. */
export interface Suggestion {
  /** The field's value when it is picked. */
  readonly value: unknown;
  /** Unique within the list. */
  readonly key: string;
  readonly label: string;
  /** What tells two of the same label apart. */
  readonly detail?: string;
}

/** What can be chosen in a field; empty where anything may be written. */
export function suggestionsFor(control: FieldControl, context: FieldContext): readonly Suggestion[] {
  switch (control.type) {
    case 'choice':
      return [
        ...(control.nothing === undefined ? [] : [none(control.nothing)]),
        ...control.options.map(({ value, label }) => ({ value, key: value, label })),
      ];
    case 'scale':
      return [
        none('Not scored'),
        ...context.view.meta.matrix[control.axis].map((step, index) => ({
          value: index + 1,
          key: String(index + 1),
          label: scaleLabel(control.axis, index + 1, context),
          detail: step.hint,
        })),
      ];
    case 'person':
      return peopleOf(context);
    case 'reference':
      return [
        ...(control.nothing === undefined ? [] : [none(control.nothing)]),
        ...control.kinds.flatMap((kind) => recordSuggestions(context.view[kind].list, context)),
      ];
    case 'references':
      return recordSuggestions(context.view[control.kind].list, context);
    case 'yes-no':
      return [
        { value: true, key: 'yes', label: control.yes },
        { value: false, key: 'no', label: control.no },
      ];
    default:
      return [];
  }
}

const none = (label: string): Suggestion => ({ value: null, key: '', label });

/** Members first, then the other names that are written on the board already. */
function peopleOf({ view, people }: FieldContext): readonly Suggestion[] {
  const names = new Set<string>();
  for (const { owner } of [...view.initiatives.list, ...view.risks.list, ...view.actions.list]) {
    if (owner !== null && !owner.startsWith('user:')) names.add(owner);
  }
  for (const { lead } of view.teams.list) if (lead !== '') names.add(lead);
  const members = people.map(({ id, name }) => ({ value: memberValue(id), key: memberValue(id), label: name }));
  for (const { label } of members) names.delete(label);
  const others = [...names].sort((a, b) => a.localeCompare(b)).map((name) => ({ value: name, key: name, label: name }));
  return [...members, ...others];
}

interface Suggested {
  readonly id: string;
  readonly key?: string;
  readonly teamId?: string | null;
}

function recordSuggestions(records: readonly Suggested[], { view }: FieldContext): readonly Suggestion[] {
  return records.map((record) => {
    const team = record.teamId ? view.teams.byId.get(record.teamId)?.name : undefined;
    const detail = [record.key, team].filter(Boolean).join(' · ');
    return { value: record.id, key: record.id, label: nameOf(record), detail };
  });
}

/** Those that contain every typed word in their label or detail, best first: a label that begins with the text. */
export function matchSuggestions(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return suggestions;
  const words = text.split(/\s+/);
  const matches = suggestions.filter(({ label, detail = '' }) => {
    const searched = `${label} ${detail}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
  const begins = (suggestion: Suggestion) => suggestion.label.toLowerCase().startsWith(text);
  return [...matches.filter(begins), ...matches.filter((suggestion) => !begins(suggestion))];
}
