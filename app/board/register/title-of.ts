/** How a record is called on its row's buttons. */
export function titleOf({ title }: { readonly title: string }): string {
  return title;
}
