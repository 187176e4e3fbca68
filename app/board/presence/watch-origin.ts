import type { Doc, Transaction } from 'yjs';

/** Tells changes of others from this person's own while they are drawn. */
export function watchOrigin(doc: Doc) {
  let isRemote = false;
  const forget = () => {
    isRemote = false;
  };
  const onTransaction = (transaction: Transaction) => {
    isRemote = !transaction.local;
    // Shapes are put in place in a microtask after the change: the word holds until that one is over.
    queueMicrotask(() => queueMicrotask(forget));
  };
  return {
    /** Whether what is drawn now follows from what somebody else wrote. */
    isRemote: () => isRemote,
    watch() {
      doc.on('beforeObserverCalls', onTransaction);
      return () => doc.off('beforeObserverCalls', onTransaction);
    },
  };
}
