import type { OpenedReplay } from './use-replay.ts';

/** What could not be shown, and why. */
export function DamagedVersions({ replay }: { readonly replay: Extract<OpenedReplay, { state: 'open' }> }) {
  const { damaged, passedOver } = replay;
  return (
    <>
      {passedOver > 0 && (
        <p className="text-ink-3 text-xs">
          {passedOver} versions in between are passed over: 200 are replayed at most.
        </p>
      )}
      {damaged.length > 0 && (
        <p role="alert" className="text-bad-text text-xs">
          {damaged.length === 1 ? 'A version is damaged and passed over: ' : 'Versions are damaged and passed over: '}
          {damaged.map(({ name, takenAt }) => `${name} of ${takenAt.slice(0, 10)}`).join(', ')}. The rest is whole.
        </p>
      )}
    </>
  );
}
