import type { ReactNode } from 'react';

export interface ToastMessage {
  readonly title: string;
  readonly description?: ReactNode;
  readonly tone?: 'info' | 'ok' | 'bad';
  /** One thing to do about it: "Undo". `label` is the button, `run` what it does. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays, in ms; else what its kind calls for. */
  readonly lasts?: number;
  /** Told how to take the toast away once what it offers is no longer possible; answers how to stop. */
  readonly until?: (gone: () => void) => () => void;
}

export interface ShownToast {
  readonly id: number;
  readonly message: ToastMessage;
}
