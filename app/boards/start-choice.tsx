import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { CalendarRange, Compass, FileSpreadsheet } from 'lucide-react';

export const STARTS = ['plan', 'demo', 'file'] as const;
export type Start = (typeof STARTS)[number];

const WORDS = {
  plan: { Icon: CalendarRange, title: 'A quarterly plan', text: 'A span of three months and a lane for each team.' },
  demo: { Icon: Compass, title: 'A demo programme', text: 'Six teams with risks and dependencies, to look around in.' },
  file: {
    Icon: FileSpreadsheet,
    title: 'A file',
    text: 'A CSV with a row for each initiative. Looked at before it is read in.',
  },
} as const;

/** What a new board starts from: links, so that each choice has an address and works before scripts load. */
export function StartChoice({ chosen }: { chosen: Start }) {
  return (
    <nav aria-label="Start from" className="grid gap-2 sm:grid-cols-3">
      {STARTS.map((start) => {
        const { Icon, title, text } = WORDS[start];
        return (
          <Link
            key={start}
            to={`?from=${start}`}
            replace
            preventScrollReset
            aria-current={start === chosen ? 'true' : undefined}
            className={clsx(
              'flex gap-3 rounded-card border p-3.5 transition-colors duration-150',
              start === chosen ? 'border-ink bg-card ring-1 ring-ink' : 'border-line-strong bg-card hover:bg-hover',
            )}
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-2" />
            <span>
              <span className="block font-medium">{title}</span>
              <span className="block text-ink-2 text-xs">{text}</span>
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
