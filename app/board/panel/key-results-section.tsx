import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import {
  addKeyResult,
  changeKeyResult,
  moveKeyResult,
  removeKeyResult,
} from '#shared/board/commands/objective-commands.ts';
import type { KeyResult, Objective } from '#shared/board/records/objective.ts';
import { DraftInput } from './draft-input.tsx';
import { LinkRow } from './link-row.tsx';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';

/** How one would see that an objective is reached: each with what is aimed at and where it stands. */
export function KeyResultsSection({ objective: { id: objectiveId, keyResults } }: { objective: Objective }) {
  const { session } = usePanel();
  if (session.readOnly) {
    return (
      <PanelSection title="Key results">
        {keyResults.length === 0 && <p className="text-ink-3">None</p>}
        <ul className="-mt-1 flex flex-col">
          {keyResults.map((result, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a key result is known by its place alone
            <LinkRow key={index} name={result.title} detail={progressWords(result)} />
          ))}
        </ul>
      </PanelSection>
    );
  }
  const add = () =>
    session.run((board, view) =>
      addKeyResult(board, {
        objectiveId,
        result: { title: 'New key result', target: 100, current: 0, unit: '%' },
        view,
      }),
    );
  return (
    <PanelSection title="Key results" aside={keyResults.length || undefined}>
      <ul className="flex flex-col gap-3">
        {keyResults.map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key result is known by its place alone
          <li key={index}>
            <KeyResultEditor objectiveId={objectiveId} result={result} index={index} count={keyResults.length} />
          </li>
        ))}
      </ul>
      <Button size="sm" className="self-start" onClick={add}>
        <Plus aria-hidden className="size-4" />
        Add a key result
      </Button>
    </PanelSection>
  );
}

interface KeyResultEditorProps {
  readonly objectiveId: string;
  readonly result: KeyResult;
  readonly index: number;
  readonly count: number;
}

function KeyResultEditor({ objectiveId, result, index, count }: KeyResultEditorProps) {
  const { session } = usePanel();
  const write = (patch: Partial<KeyResult>) =>
    session.run((board, view) => changeKeyResult(board, { objectiveId, index, patch, view }));
  const move = (to: number) => session.run((board, view) => moveKeyResult(board, { objectiveId, index, to, view }));
  const remove = () => session.run((board, view) => removeKeyResult(board, { objectiveId, index, view }));
  const { title } = result;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center gap-1">
        <DraftInput
          label="Key result"
          value={title}
          control={TITLE}
          onWrite={(next) => write({ title: String(next) })}
        />
        <IconButton label={`Up: ${title}`} disabled={index === 0} onClick={() => move(index - 1)}>
          <ArrowUp aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={`Down: ${title}`} disabled={index === count - 1} onClick={() => move(index + 1)}>
          <ArrowDown aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={`Remove ${title}`} onClick={remove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="grid grid-cols-[1fr_auto_1fr_5rem] items-center gap-1.5 text-ink-3 text-xs">
        <DraftInput
          label="Current"
          value={result.current}
          control={NUMBER}
          onWrite={(next) => write({ current: Number(next) })}
        />
        of
        <DraftInput
          label="Target"
          value={result.target}
          control={NUMBER}
          onWrite={(next) => write({ target: Number(next) })}
        />
        <DraftInput label="Unit" value={result.unit} control={UNIT} onWrite={(next) => write({ unit: String(next) })} />
      </div>
    </fieldset>
  );
}

const TITLE = { type: 'line', required: true, max: 300 } as const;
const UNIT = { type: 'line', required: false, max: 20, placeholder: 'Unit' } as const;
const NUMBER = { type: 'number', min: -1e12, max: 1e12, integer: false, unit: '', required: true } as const;

/** "40 of 100 %". */
const progressWords = ({ current, target, unit }: KeyResult) => `${current} of ${target} ${unit}`.trim();
