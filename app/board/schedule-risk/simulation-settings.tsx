import { useState } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { Button } from '#app/components/button.tsx';
import { Select } from '#app/components/select.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { changeMeta } from '#shared/board/commands/meta-commands.ts';
import { DURATION_DISTRIBUTIONS, type SimulationSettings } from '#shared/board/records/board-meta.ts';

export const DISTRIBUTION_NAMES: Readonly<Record<SimulationSettings['distribution'], string>> = {
  pert: 'PERT-beta',
  triangular: 'Triangular',
};

interface SimulationSettingsFormProps {
  readonly session: BoardSession;
  readonly settings: SimulationSettings;
}

/** How the board is simulated, for everybody: the shape of estimates, and the seed. For who may write. */
export function SimulationSettingsForm({ session, settings }: SimulationSettingsFormProps) {
  const [seed, setSeed] = useState(String(settings.seed));
  const write = (change: Partial<SimulationSettings>) =>
    session.run((board) => changeMeta(board, { patch: { simulation: { ...settings, ...change } } }));
  const typed = /^\d{1,10}$/.test(seed.trim()) ? Number(seed) : Number.NaN;
  const isSeed = typed <= 0xffff_ffff;
  return (
    <form
      className="grid grid-cols-2 items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSeed && typed !== settings.seed) write({ seed: typed });
      }}
    >
      <Select
        label="Shape of estimates"
        value={settings.distribution}
        options={DURATION_DISTRIBUTIONS.map((value) => ({ value, label: DISTRIBUTION_NAMES[value] }))}
        onChange={(event) => write({ distribution: event.target.value as SimulationSettings['distribution'] })}
      />
      <div className="flex flex-col gap-2">
        <TextField
          label="Seed"
          inputMode="numeric"
          value={seed}
          error={isSeed ? undefined : 'A whole number from 0 to 4,294,967,295.'}
          onChange={(event) => setSeed(event.target.value)}
        />
        {isSeed && typed !== settings.seed && (
          <Button size="sm" type="submit" className="self-start">
            Use this seed
          </Button>
        )}
      </div>
    </form>
  );
}
