import type { Editor } from '@tldraw/tldraw';
import { lazy, Suspense } from 'react';
import type { Place } from '../editor/pages.ts';
import { useSinceAddress } from './since-address.ts';

const SinceBar = lazy(async () => {
  const { SinceBar } = await import('./since-bar.tsx');
  return { default: SinceBar };
});

/** Above the picture while it is compared with an earlier version. */
export function SinceSlot({ editor, place }: { readonly editor: Editor; readonly place: Place }) {
  const { since, close } = useSinceAddress(place);
  if (since === null) return null;
  return (
    <Suspense fallback={<div className="qd-since" aria-busy="true" />}>
      <SinceBar editor={editor} place={place} since={since} onClose={close} />
    </Suspense>
  );
}
