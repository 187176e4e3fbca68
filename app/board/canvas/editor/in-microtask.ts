/** Runs `work` once after the current task, however often it was asked for. */
export function inMicrotask(work: () => void) {
  let requested = false;
  let cancelled = false;
  return {
    request() {
      if (requested || cancelled) return;
      requested = true;
      queueMicrotask(() => {
        requested = false;
        if (!cancelled) work();
      });
    },
    cancel() {
      cancelled = true;
    },
  };
}
