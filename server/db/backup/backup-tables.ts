/**
 * The tables a backup carries, each after those it refers to. A table of the schema is in one of these two lists: a
 * test compares them.
 */
export const CARRIED_TABLES = [
  'users',
  'organisations',
  'memberships',
  'invites',
  'org_teams',
  'boards',
  'board_editing',
  'board_docs',
  'board_states',
  'board_updates',
  'snapshot_chunks',
  'snapshot_contents',
  'snapshots',
  'board_visits',
  'board_activity',
  'board_activity_heads',
  'noted_mentions',
] as const;

/** Tables left out of a backup, and why that loses nothing. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  sessions: 'people sign in again: a copy of the database opens nothing',
  leases: 'of processes that do not run any more',
  board_projections: 'made anew from the documents',
  row_teams: 'made anew from the documents',
  row_initiatives: 'made anew from the documents',
  row_milestones: 'made anew from the documents',
  row_dependencies: 'made anew from the documents',
  row_risks: 'made anew from the documents',
  row_risk_links: 'made anew from the documents',
  row_actions: 'made anew from the documents',
  mention_projections: 'made anew from the documents',
  row_mentions: 'made anew from the documents',
};
