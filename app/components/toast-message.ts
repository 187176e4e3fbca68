import type { ReactNode } from 'react';

export interface ToastMessage {
  readonly title: string;
  readonly description?: ReactNode;
  readonly tone?: 'info' | 'ok' | 'bad';
  /** One thing to do about it: "Undo". `label` is the button, `run` what it does. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface ShownToast {
  readonly id: number;
  readonly message: ToastMessage;
}
