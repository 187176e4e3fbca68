import 'react';

declare module 'react' {
  /** Our own properties that are set in a style. */
  interface CSSProperties {
    readonly '--person'?: string;
    readonly '--zoom'?: number;
  }
}
