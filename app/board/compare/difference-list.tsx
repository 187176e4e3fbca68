import { Minus, PenLine, Plus } from 'lucide-react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { Checkbox } from '#app/components/checkbox.tsx';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { RECORD_KIND_NAMES, type RecordKind } from '#shared/board/record-kind.ts';
import { countDifferences, type Difference, type DifferenceType } from '#shared/diff/list-differences.ts';
import { countWords, differenceWords, kindName } from './difference-words.ts';

/** Shape says it as well as colour: a plus, a pen, a minus. */
const MARKS: Readonly<Record<DifferenceType, { readonly Icon: typeof Plus; readonly style: string; name: string }>> = {
  added: { Icon: Plus, style: 'border-ok text-ok-text', name: 'Added' },
  changed: { Icon: PenLine, style: 'border-brass text-brass-text', name: 'Changed' },
  removed: { Icon: Minus, style: 'border-dashed border-bad text-bad-text', name: 'Removed' },
};

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  /** Words of the later version. */
  readonly context: FieldContext;
  /** Opens a record that is still there in a panel; absent kinds have none. */
  readonly onOpen: (kind: RecordKind, id: string) => void;
  readonly canOpen: (kind: ActivityKind, id: string) => boolean;
  /** Lets lines be ticked; null where there is nothing to do with them. */
  readonly choice?: DifferenceChoice | null;
}

/** Which lines are ticked, by `<kind>/<id>`. */
export interface DifferenceChoice {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
}

/** What differs, kind by kind, a line a record. */
export function DifferenceList({ differences, context, onOpen, canOpen, choice = null }: DifferenceListProps) {
  const counts = countDifferences(differences);
  return (
    <div className="flex flex-col gap-6">
      {[...counts].map(([kind, count]) => (
        <section key={kind} aria-label={kindName(kind)} className="flex flex-col gap-2">
          <h3 className="flex items-baseline gap-2 text-md">
            {kindName(kind)}
            <span className="font-normal text-ink-3 text-xs tabular-nums">{countWords(count)}</span>
          </h3>
          <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-card">
            {differences
              .filter((difference) => difference.kind === kind)
              .map((difference) => (
                <Line
                  key={`${kind}/${difference.id}`}
                  difference={difference}
                  words={differenceWords(difference, context)}
                  choice={choice}
                  onOpen={
                    isRecordKind(kind) && canOpen(kind, difference.id) ? () => onOpen(kind, difference.id) : undefined
                  }
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface LineProps {
  readonly difference: Difference;
  readonly words: string;
  readonly onOpen: (() => void) | undefined;
  readonly choice: DifferenceChoice | null;
}

function Line({ difference, words, onOpen, choice }: LineProps) {
  const { Icon, style, name } = MARKS[difference.type];
  const title = difference.title || 'The board';
  const gone = difference.type === 'removed';
  return (
    <li className="flex items-start gap-3 px-3 py-2" data-difference={difference.id} tabIndex={-1}>
      {choice && (
        <Checkbox
          className="-my-0.5 -ml-1"
          hideLabel
          label={`Restore ${title}`}
          checked={choice.keys.has(differenceKey(difference))}
          onChange={() => choice.toggle(differenceKey(difference))}
        />
      )}
      <span className={`mt-px inline-flex size-5 shrink-0 items-center justify-center rounded-sm border ${style}`}>
        <Icon aria-hidden size={13} />
        <span className="sr-only">{name}</span>
      </span>
      <div className="min-w-0 flex-1">
        {onOpen ? (
          <button
            type="button"
            className="wrap-anywhere min-h-6 text-left font-medium hover:text-link"
            onClick={onOpen}
          >
            {title}
          </button>
        ) : (
          <span className={`wrap-anywhere font-medium ${gone ? 'text-ink-2 line-through' : ''}`}>{title}</span>
        )}
        {difference.type === 'changed' && <p className="wrap-anywhere text-ink-2 tabular-nums">{capital(words)}</p>}
      </div>
    </li>
  );
}

/** Names a line among those of a comparison. */
export function differenceKey({ kind, id }: Pick<Difference, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}

function isRecordKind(kind: ActivityKind): kind is Exclude<RecordKind, 'reasons'> {
  return (RECORD_KIND_NAMES as readonly string[]).includes(kind);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
