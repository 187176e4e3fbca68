import { useSearchParams } from '@remix-run/react';
import { useValue } from '@tldraw/tldraw';
import { Minus, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { writeItem } from '#app/board/panel/item-address.ts';
import { DATES_PARAM } from '#app/board/schedule-risk/use-dates-panel.ts';
import { Button } from '#app/components/button.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import { acceptSlip } from './accept-slip.ts';
import type { SlipQuestion } from './schedule-state.ts';
import { SlipMoves } from './slip-moves.tsx';
import { titleIn } from './slip-preview.ts';
import { SlipTouched } from './slip-touched.tsx';
import { summaryWords } from './slip-words.ts';

const MOST_DAYS = 2000;
const LONGEST = 1000;

/** Beside the picture: what moves if an item slips, how far, what that touches, and all, some or none of it accepted. */
export function SlipCard() {
  const { state } = useCanvasParts();
  const question = useValue('slip question', () => state.schedule.slip.get(), [state]);
  if (!question) return null;
  if (question.by === 'drag') return <SlipInHand />;
  return <SlipForm key={question.id} question={question} />;
}

/** While the bar is in the hand: the answer in one line, and how to keep it. */
function SlipInHand() {
  const { state } = useCanvasParts();
  const words = useValue('slip in the hand in words', () => {
    const [question, preview] = [state.schedule.slip.get(), state.schedule.preview.get()];
    return question && preview && `${question.days} d later: ${summaryWords(preview, question.id)}`;
  }, [state]);
  return (
    <p className="qd-slip-hand" role="status">
      {words} <span>Release to choose what moves.</span>
    </p>
  );
}

/** The panels that slide in over the right side would hide the card: they close for it. */
function useClosedPanels(): void {
  const [params, setParams] = useSearchParams();
  const close = useRef(() => {
    const next = writeItem(params, null);
    next.delete(DATES_PARAM);
    if (next.size < params.size) setParams(next, { replace: true, preventScrollReset: true });
  });
  useEffect(() => close.current(), []);
}

function SlipForm({ question }: { readonly question: SlipQuestion }) {
  const { session, state, say } = useCanvasParts();
  const { slip } = state.schedule;
  const preview = useValue('slip preview', () => state.schedule.preview.get(), [state]);
  const title = useValue('slip title', () => titleIn(state.view.get(), question.id), [state, question.id]);
  const [reason, setReason] = useState('');
  const days = useRef<HTMLInputElement>(null);
  const id = useId();
  useClosedPanels();
  useEffect(() => {
    const before = document.activeElement;
    days.current?.focus({ preventScroll: true });
    days.current?.select();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  if (!preview) return null;
  const close = () => slip.set(null);
  const ask = (change: Partial<SlipQuestion>) => slip.set({ ...question, ...change });
  const accept = () => {
    const { changes } = preview;
    if (session.readOnly || changes.length === 0) return;
    acceptSlip(session, changes, reason);
    close();
    const step = session.undo.lastStep();
    const title = changes.length === 1 ? 'Moved 1 item' : `Moved ${changes.length} items`;
    const undo = step ? { action: { label: 'Undo', run: () => void step.takeBack() }, until: step.onGone } : {};
    say({ title, tone: 'ok', ...undo });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The picture's keys are not the card's.
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  const { changes, refusal } = preview;
  return (
    <section className="qd-slip-card" role="dialog" aria-labelledby={`${id}-title`} onKeyDown={onKeyDown}>
      <header>
        <h2 id={`${id}-title`}>
          What if this slips? <span>{title ?? 'An item that is gone'}</span>
        </h2>
        <IconButton label="Close (Esc)" tooltip={false} onClick={close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </header>
      <div className="qd-slip-days">
        <label id={`${id}-by`} htmlFor={`${id}-days`}>
          By
        </label>
        <IconButton
          label="A day less"
          tooltip={false}
          disabled={question.days <= 1}
          onClick={() => ask({ days: question.days - 1 })}
        >
          <Minus size={15} aria-hidden="true" />
        </IconButton>
        <input
          ref={days}
          id={`${id}-days`}
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_DAYS}
          className={`${INPUT_STYLE} h-8 text-center tabular-nums`}
          aria-labelledby={`${id}-by ${id}-unit`}
          value={question.days === 0 ? '' : question.days}
          onChange={({ target }) =>
            ask({ days: Math.min(MOST_DAYS, Math.max(0, Math.round(Number(target.value)) || 0)) })
          }
        />
        <IconButton
          label="A day more"
          tooltip={false}
          disabled={question.days >= MOST_DAYS}
          onClick={() => ask({ days: question.days + 1 })}
        >
          <Plus size={15} aria-hidden="true" />
        </IconButton>
        <span id={`${id}-unit`}>working days</span>
      </div>
      <div className="qd-slip-body">
        <p role="status" className="qd-slip-summary">
          {refusal ?? summaryWords(preview, question.id)}
        </p>
        {!refusal && (
          <>
            <SlipMoves
              preview={preview}
              question={question}
              readOnly={session.readOnly}
              onHold={(held) => ask({ held })}
            />
            <SlipTouched preview={preview} />
          </>
        )}
      </div>
      {!refusal && (
        <footer>
          {session.readOnly ? (
            <p>You can look at what would move here, but not move it.</p>
          ) : (
            <>
              <input
                aria-label="Why does it slip?"
                placeholder="Why does it slip? (kept with each change)"
                className={`${INPUT_STYLE} h-8`}
                maxLength={LONGEST}
                autoComplete="off"
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && accept()}
              />
              <div className="qd-slip-buttons">
                <Button size="sm" onClick={close}>
                  Move nothing
                </Button>
                <Button size="sm" variant="primary" disabled={changes.length === 0} onClick={accept}>
                  {changes.length === 1 ? 'Move 1 item' : `Move ${changes.length} items`}
                </Button>
              </div>
            </>
          )}
        </footer>
      )}
    </section>
  );
}
