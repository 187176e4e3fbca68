import { Download } from 'lucide-react';
import { buttonStyle } from '#app/components/button-style.ts';

/** Leads to the filtered rows as a file. */
export function ActivityExport({ to }: { to: string }) {
  return (
    <a href={to} download className={buttonStyle()}>
      <Download aria-hidden size={14} />
      Export CSV
    </a>
  );
}
