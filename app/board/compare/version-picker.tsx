import { Select } from '#app/components/select.tsx';
import { type VersionPoint, versionLabel } from './version-choice.ts';

interface VersionPickerProps {
  readonly label: string;
  readonly points: readonly VersionPoint[];
  readonly value: string | null;
  readonly baselineId: string | null;
  readonly onPick: (id: string) => void;
}

/** Chooses a side of a comparison: now, or a version that is kept. */
export function VersionPicker({ label, points, value, baselineId, onPick }: VersionPickerProps) {
  const options = points.map((point) => ({
    value: point.id,
    label: point.id === baselineId ? `${versionLabel(point)} · baseline` : versionLabel(point),
  }));
  return (
    <Select
      label={label}
      value={value ?? ''}
      options={[{ value: 'now', label: 'Now' }, ...options]}
      onChange={({ target }) => onPick(target.value)}
    />
  );
}
