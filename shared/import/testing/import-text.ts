import type { TestBoard } from '#shared/board/testing/test-board.ts';
import { applyImport } from '../apply-import.ts';
import { issueText } from '../import-issue.ts';
import { type ImportOptions, NO_OPTIONS } from '../import-options.ts';
import { hasErrors, type ImportPlan } from '../import-plan.ts';
import { type ImportContext, prepareImport } from '../plan-import.ts';

/** Dry run of a text on a test board. */
export function planText(
  it: TestBoard,
  text: string,
  options: Partial<ImportOptions> = {},
  context: Partial<ImportContext> = {},
): ImportPlan {
  const all = { view: it.view(), orgTeams: [], people: [], newId: it.ctx.newId, ...context };
  return prepareImport(text, { ...NO_OPTIONS, ...options }, all).plan;
}

/** Imports a text that has no errors, and answers what was done. */
export function importText(...args: Parameters<typeof planText>): ImportPlan {
  const plan = planText(...args);
  if (hasErrors(plan)) throw new Error(plan.issues.map(issueText).join('\n'));
  applyImport(args[0].board, plan, args[0].ctx);
  return plan;
}

/** The issues of a text as lines: `error Row 2, column "End": ...`. */
export function issuesOf(...args: Parameters<typeof planText>): readonly string[] {
  return planText(...args).issues.map((issue) => `${issue.severity} ${issueText(issue)}`);
}
