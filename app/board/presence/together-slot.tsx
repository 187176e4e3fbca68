import type { ReactNode } from 'react';
import { OVER_PICTURE } from '#app/board/shell/over-picture.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Avatar } from '#app/components/avatar.tsx';
import { Button } from '#app/components/button.tsx';
import { useFollowLeader } from './use-follow-leader.ts';
import { useTogetherNews } from './use-together-news.ts';

interface TogetherSlotProps {
  readonly session: BoardSession;
  readonly base: string;
  /** What else is offered over the picture. */
  readonly children?: ReactNode;
}

/** Over the picture: whom one follows, who calls, who came. Nothing of it is modal. */
export function TogetherSlot({ session, base, children }: TogetherSlotProps) {
  const { together } = session;
  const leader = useObservable(together.leader);
  const ownSummons = useObservable(together.ownSummons);
  const { summons, followers, dismiss } = useTogetherNews(session);
  useFollowLeader(session, base);
  const names = followers.length === 1 ? (followers[0]?.name ?? '') : `${followers.length} people`;
  return (
    <>
      {leader && (
        <div
          className="pointer-events-none absolute inset-0 z-20 border-3 border-(--person)"
          style={{ '--person': leader.color }}
          data-following={leader.name}
        />
      )}
      <div
        data-people-ui
        className="pointer-events-none absolute inset-x-0 bottom-36 z-30 flex flex-col items-center gap-2 px-3"
      >
        <div role="status" className="sr-only">
          {summons && `${summons.user.name} asks everyone to look here`}
        </div>
        {children}
        {summons && (
          <section aria-label="Call to everyone" className={OVER_PICTURE}>
            <Avatar person={summons.user} size="sm" decorative />
            <span>{summons.user.name} asks everyone to look here</span>
            <span className="flex gap-2">
              <Button variant="primary" size="sm" onClick={() => together.follow(summons.user)}>
                Go
              </Button>
              <Button size="sm" onClick={() => dismiss(summons.id)}>
                Not now
              </Button>
            </span>
          </section>
        )}
        {leader && (
          <section aria-label="Following" className={OVER_PICTURE}>
            <Avatar person={leader} size="sm" decorative />
            <span>Following {leader.name}</span>
            <Button size="sm" onClick={together.stop}>
              Stop
            </Button>
          </section>
        )}
        {ownSummons ? (
          <section aria-label="Your call" className={OVER_PICTURE}>
            <span>You asked everyone to look here: {followers.length === 0 ? 'nobody' : names} came</span>
            <Button size="sm" onClick={together.endSummons}>
              End
            </Button>
          </section>
        ) : (
          followers.length > 0 && (
            <p className={`${OVER_PICTURE} text-ink-2 text-xs`}>
              {names} {followers.length === 1 ? 'follows' : 'follow'} you
            </p>
          )
        )}
      </div>
    </>
  );
}
