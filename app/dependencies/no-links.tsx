import { Waypoints } from 'lucide-react';
import { ButtonLink } from '#app/components/button-link.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';

interface NoLinksProps {
  readonly narrowed: boolean;
  readonly lookingBack: boolean;
  /** Address of the page without filters. */
  readonly clear: string;
  /** Where links are made: a board, or the list of them. */
  readonly make: { readonly to: string; readonly label: string };
}

/** Nothing to show, and why: filters, a moment before the first dependency, or no dependency anywhere yet. */
export function NoLinks({ narrowed, lookingBack, clear, make }: NoLinksProps) {
  const icon = <Waypoints aria-hidden className="size-7" />;
  if (narrowed) {
    return (
      <EmptyState
        icon={icon}
        title="Nothing like that"
        actions={<ButtonLink to={clear}>Show all dependencies</ButtonLink>}
      >
        No dependency fits what is chosen above.
      </EmptyState>
    );
  }
  if (lookingBack) {
    return (
      <EmptyState icon={icon} title="No dependencies then" actions={<ButtonLink to={clear}>Back to now</ButtonLink>}>
        No snapshot up to this moment holds a dependency.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title="No dependencies yet" actions={<ButtonLink to={make.to}>{make.label}</ButtonLink>}>
      Who gives what to whom. Link two initiatives on the roadmap, or in the panel of one of them, and they appear here.
    </EmptyState>
  );
}
