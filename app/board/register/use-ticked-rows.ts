import { useMemo, useRef, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** The rows with a tick: those that something is done with together. Rows that are gone lose theirs. */
export function useTickedRows(ids: readonly string[]) {
  const [kept, setKept] = useState<ReadonlySet<string>>(NONE);
  const last = useRef<string | null>(null);
  const ticked = useMemo(() => {
    if (kept.size === 0) return NONE;
    const there = new Set(ids.filter((id) => kept.has(id)));
    return there.size === kept.size ? kept : there;
  }, [kept, ids]);
  return {
    ticked,
    /** Ticks a row, or takes it out; `through`: all from the last one that was ticked to this one. */
    tick(id: string, through: boolean) {
      const from = last.current === null ? -1 : ids.indexOf(last.current);
      const to = ids.indexOf(id);
      const next = new Set(ticked);
      if (through && from >= 0 && to >= 0) {
        for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
      } else if (!next.delete(id)) next.add(id);
      last.current = id;
      setKept(next);
    },
    /** Ticks all, or none when all are. */
    tickAll: () => setKept(ticked.size === ids.length ? NONE : new Set(ids)),
    clear: () => setKept(NONE),
  };
}
