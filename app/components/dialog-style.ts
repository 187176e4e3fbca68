/** What a modal dialog looks like, and what lies behind it. */
export const SCRIM_STYLE = 'fixed inset-0 z-40 animate-fade-in bg-scrim';
export const DIALOG_STYLE =
  'fixed top-[max(1rem,12vh)] left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 ' +
  'animate-fade-in flex-col rounded-dialog border border-line bg-raised shadow-float sm:max-h-[80vh]';
