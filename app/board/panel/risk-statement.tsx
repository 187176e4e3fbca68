import type { Risk } from '#shared/board/records/risk.ts';

/** "Because of <cause>, <event> may happen, leading to <consequence>", with what is not written yet left open. */
export function RiskStatement({ risk }: { risk: Pick<Risk, 'cause' | 'event' | 'consequence' | 'kind'> }) {
  if (!risk.cause.trim() && !risk.event.trim() && !risk.consequence.trim()) return null;
  return (
    <p className="rounded-card bg-sunken px-3 py-2">
      <b className="font-bold">Because of</b> <Part text={risk.cause} />, <Part text={risk.event} />{' '}
      <b className="font-bold">may happen, leading to</b> <Part text={risk.consequence} />.
    </p>
  );
}

function Part({ text }: { text: string }) {
  const words = text.trim().replace(/\.$/, '');
  return words === '' ? <span className="text-ink-3">…</span> : <span>{words}</span>;
}
