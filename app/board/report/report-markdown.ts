import { plain } from '#app/board/compare/difference-words.ts';
import type { ReportSection } from './report-sections.ts';

/** The report to paste elsewhere. `span` says which days it is about. */
export function reportMarkdown(
  title: string,
  span: string,
  summary: string,
  sections: readonly ReportSection[],
): string {
  const parts = [`# ${plain(title)}`, plain(span), plain(summary)];
  for (const { name, lists } of sections) {
    parts.push(`## ${name}`);
    for (const { name: listName, lines } of lists) {
      const items = lines.map(({ title: called, detail, why }) => {
        const said = [`**${plain(called)}**`, plain(detail)].filter(Boolean).join(': ');
        return `- ${said}${why ? ` (${plain(why)})` : ''}`;
      });
      parts.push([`**${listName}** (${lines.length})`, '', ...items].join('\n'));
    }
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
