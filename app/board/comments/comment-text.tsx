import { clsx } from 'clsx';
import type { Person } from '#app/board/fields/person.ts';
import { commentTokens } from '#shared/session/comment-tokens.ts';
import type { Comment } from '#shared/session/records/comment.ts';

interface CommentTextProps {
  readonly comment: Comment;
  readonly people: readonly Person[];
  readonly myId: string;
}

/** The text of a comment: links can be followed, people are named as they are called now. */
export function CommentText({ comment, people, myId }: CommentTextProps) {
  let at = 0;
  return (
    <p className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">
      {commentTokens(comment.text, comment.mentions).map((token) => {
        const key = at;
        at += token.text.length;
        if (token.type === 'text') return <span key={key}>{token.text}</span>;
        if (token.type === 'link') {
          return (
            <a
              key={key}
              href={token.address}
              target="_blank"
              rel="noreferrer noopener nofollow"
              className="text-link underline"
            >
              {token.text}
            </a>
          );
        }
        const name = people.find(({ id }) => id === token.userId)?.name;
        return (
          <span
            key={key}
            className={clsx('rounded-sm px-0.5 font-medium', token.userId === myId ? 'bg-selected' : 'bg-sunken')}
          >
            {name ? `@${name}` : token.text}
          </span>
        );
      })}
    </p>
  );
}
