import { type ReactNode, useId } from 'react';

/** A part of the panel under its own head. */
export function PanelSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-panel-section={title}
      tabIndex={-1}
      className="flex scroll-mt-2 outline-none flex-col gap-3 border-line border-t pt-4"
    >
      <div className="flex items-baseline gap-2">
        <h2 id={id} className="text-sm">
          {title}
        </h2>
        {aside && <span className="ml-auto text-ink-3 text-xs tabular-nums">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** Two fields side by side. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 items-start gap-3">{children}</div>;
}
