/** Gives the reader a file that was made here. */
export function downloadFile(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has started by the next turn; the memory is given back then.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** A file name from a board's title: `Platform & Payments, Q1` -> `platform-payments-q1.json`. */
export function fileNameOf(title: string, extension: string): string {
  const stem = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `${stem || 'board'}.${extension}`;
}
