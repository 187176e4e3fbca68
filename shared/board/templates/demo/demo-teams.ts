/** The teams of Meridian, a company that sells tickets for ferries and regional trains. Lanes of both demo boards. */
export const DEMO_TEAMS = [
  { name: 'Platform', colour: '#4a6b7c', lead: 'Leila Rahmani' },
  { name: 'Payments', colour: '#3f6fb5', lead: 'Ines Carvalho' },
  { name: 'Identity', colour: '#7a5ea8', lead: 'Tomasz Lis' },
  { name: 'Journey Search', colour: '#2f8f8a', lead: 'Yuki Tanabe' },
  { name: 'Traveller Apps', colour: '#a04f78', lead: 'Amara Diallo' },
  { name: 'Operator Portal', colour: '#a8653f', lead: 'Henrik Voss' },
] as const;
