import { Select } from '#app/components/select.tsx';
import { type Moment, type VersionPoint, versionLabel } from './version-choice.ts';

interface VersionPickerProps {
  readonly label: string;
  readonly points: readonly VersionPoint[];
  /** Moments that are named otherwise, above the versions. */
  readonly moments: readonly Moment[];
  /** What is chosen: `now`, a version's id, or what a moment is called in an address. */
  readonly value: string | null;
  readonly baselineId: string | null;
  readonly onPick: (id: string) => void;
}

/** Chooses a side of a comparison: now, or a version that is kept. */
export function VersionPicker({ label, points, moments, value, baselineId, onPick }: VersionPickerProps) {
  const options = points.map((point) => ({
    value: point.id,
    label: point.id === baselineId ? `${versionLabel(point)} · baseline` : versionLabel(point),
  }));
  const named = moments.map(({ which, label: words }) => ({ value: which, label: words }));
  return (
    <Select
      label={label}
      value={value ?? ''}
      options={[{ value: 'now', label: 'Now' }, ...named, ...options]}
      onChange={({ target }) => onPick(target.value)}
    />
  );
}
