/** Has the browser ask before the page is left while that would lose something. Answers how to stop. */
export function warnBeforeLeaving(wouldLose: () => boolean): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const onLeave = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault();
  };
  window.addEventListener('beforeunload', onLeave);
  return () => window.removeEventListener('beforeunload', onLeave);
}
