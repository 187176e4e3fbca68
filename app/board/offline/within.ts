/** The promise, or a rejection when the device's storage takes longer than so many milliseconds. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The storage of this device does not answer')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Storage that is busy answers within this; one that is broken may never. */
export const STORAGE_MS = 4000;
