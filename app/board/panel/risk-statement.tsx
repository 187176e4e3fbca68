import type { Risk } from '#shared/board/records/risk.ts';

/** An event that was written as a sentence says "may" itself. */
const SAYS_MAY = /\b(may|might|could|can|will|would)\b/i;

/** "Because of <cause>, <event> may happen, leading to <consequence>", with what is not written yet left open. */
export function RiskStatement({ risk }: { risk: Pick<Risk, 'cause' | 'event' | 'consequence'> }) {
  const { cause, event, consequence } = risk;
  if (!cause.trim() && !event.trim() && !consequence.trim()) return null;
  return (
    <p className="rounded-card bg-sunken px-3 py-2">
      <b className="font-bold">Because of</b> <Part text={cause} />, <Part text={event} />
      <b className="font-bold">{SAYS_MAY.test(event) ? ', leading to' : ' may happen, leading to'}</b>{' '}
      <Part text={consequence} />.
    </p>
  );
}

function Part({ text }: { text: string }) {
  const words = text.trim().replace(/\.$/, '');
  return words === '' ? <span className="text-ink-3">…</span> : <span>{words}</span>;
}
