import { History } from 'lucide-react';
import { InstantText } from '#app/board/history/instant-text.tsx';
import { TextLink } from '#app/components/text-link.tsx';

interface PastBannerProps {
  readonly past: { readonly name: string; readonly boardTitle: string; readonly takenAt: string };
  /** Address of the same page for now. */
  readonly now: string;
}

/** Says that what is shown is not now. Brass: it is about time. */
export function PastBanner({ past, now }: PastBannerProps) {
  return (
    <div
      role="note"
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-brass-tint px-3 py-2 text-brass-text"
    >
      <History aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-64">
        As of <b className="font-bold">“{past.name}”</b> of {past.boardTitle}, <InstantText instant={past.takenAt} />:
        each board by its last snapshot up to then. Boards without one are left out.
      </p>
      <TextLink to={now}>Back to now</TextLink>
    </div>
  );
}
