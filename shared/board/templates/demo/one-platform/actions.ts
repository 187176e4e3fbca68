import type { ActionRow } from '../demo-rows.ts';

// biome-ignore format: it is a table
export const ACTIONS: readonly ActionRow[] = [
  { risk: 'R-01', title: 'Copy ticket keys to the second region every minute', owner: 'Oskar Lindqvist', due: '1 Fri', cost: 8, lowers: [-1, 0] },
  { risk: 'R-01', title: 'Repeat the drill at night with a tenth of the traffic', owner: 'Leila Rahmani', due: '2 Wed', lowers: [-1, 0] },
  { risk: 'R-02', title: 'Agree on a month-by-month extension', owner: 'Leila Rahmani', due: '3 Fri', cost: 15, lowers: [0, -1] },
  { risk: 'R-03', title: 'One payout key for both ledgers: the second is refused', owner: 'Ines Carvalho', due: '-2 Fri', done: '-2 Thu', lowers: [-2, 0] },
  { risk: 'R-04', title: 'Visit both operators with the papers', owner: 'Samir Haddad', due: '-1 Wed', cost: 3, lowers: [-2, -1] },
  { risk: 'R-05', title: 'Move card entry of the old shop to the payment provider\'s page', owner: 'Samir Haddad', due: '4 Fri', cost: 30, lowers: [-1, -2] },
  { risk: 'R-06', title: 'Read the cabin plans from the printed layouts', owner: 'Henrik Voss', due: '1 Wed', cost: 20, lowers: [-2, 0] },
  { risk: 'R-06', title: 'Ask the former supplier for two days of help', owner: 'me', due: '0 Fri', cost: 6, lowers: [-1, -1] },
  { risk: 'R-07', title: 'Write down how the nightly run works, film the rest', owner: 'me', due: '2 Fri', lowers: [0, -1] },
  { risk: 'R-08', title: 'Keep prices of both operators for a minute', owner: 'Yuki Tanabe', due: '0 Thu', lowers: [-1, 0] },
  { risk: 'R-10', title: 'Release to a tenth of travellers and compare for two weeks', owner: 'Amara Diallo', due: '3 Wed', lowers: [-1, -1] },
  { risk: 'R-11', title: 'Replace the 140 oldest devices', owner: 'Grace Njeri', due: '6 Fri', cost: 62, lowers: [-2, 0] },
  { risk: 'R-12', title: 'Second way in by code to the e-mail address', owner: 'Marta Nowak', due: '-1 Fri', done: '-1 Thu', lowers: [-1, -1] },
  { risk: 'R-15', title: 'Borrow one engineer from Journey Search for eight weeks', owner: 'me', due: '1 Mon', lowers: [-1, -1] },
];
