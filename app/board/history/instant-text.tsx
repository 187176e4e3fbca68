import { useEffect, useState } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { localDay } from '#app/board/shell/use-today.ts';

/** An instant as "23 Apr 2027, 14:05" where the reader is; in UTC until the page is alive, which then needs no reader. */
export function InstantText({ instant }: { instant: string }) {
  const [text, setText] = useState(`${formatDay(instant.slice(0, 10))}, ${instant.slice(11, 16)}`);
  useEffect(() => setText(localText(new Date(instant))), [instant]);
  return (
    <time dateTime={instant} className="whitespace-nowrap tabular-nums">
      {text}
    </time>
  );
}

function localText(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDay(localDay(instant))}, ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}
