const CAUSES = [
  'the bank certifies late',
  'one team owns three launches',
  'the vendor changes its format',
  'two posts are open',
];
const EVENTS = ['the rollout may wait', 'the contract may be signed after the date', 'a release may be pulled back'];
const ENDS = ['payouts move by a quarter', 'the opening has fewer lines', 'people work by hand for weeks'];
const PEOPLE = ['Ada Moreau', 'Jana Lindqvist', 'Samir Haddad', 'Grace Njeri', 'Yuki Tanabe'];

/** Risks as a spreadsheet would copy them: title, cause, event, consequence, owner, likelihood. */
export function riskRows(count: number): string {
  const of = (list: readonly string[], index: number) => list[index % list.length] ?? '';
  const rows = Array.from({ length: count }, (_, index) =>
    [
      `Risk ${index + 1}: ${of(EVENTS, index * 7)}`,
      of(CAUSES, index),
      of(EVENTS, index),
      of(ENDS, index * 3),
      of(PEOPLE, index),
      String((index % 5) + 1),
    ].join('\t'),
  );
  return `${rows.join('\n')}\n`;
}
