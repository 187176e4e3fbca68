import { formatDay } from '#app/board/fields/day-text.ts';
import { wordsOf } from '#app/board/fields/field-control.ts';
import { type Person, personName } from '#app/board/fields/person.ts';
import type { FloatWords } from '#app/board/schedule/float-words.ts';
import { type ItemDates, itemDatesText } from '#app/board/schedule-risk/item-dates.ts';
import { statusName } from '#app/components/status-icon.tsx';
import type { RiskLevel } from '#shared/board/records/board-meta.ts';
import type { Initiative, InitiativeStatus } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { Threat } from '#shared/risk/threats.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { BarNote } from '../editor/bar-notes.ts';
import type { LinkCount } from '../editor/picture-state.ts';
import { MILESTONE_SIGNS } from '../paint/milestone-sign.ts';

/** An item of the roadmap in words; what is null has nothing to say. */
export interface ItemWords {
  readonly key: string;
  readonly title: string;
  readonly status: { readonly value: InitiativeStatus; readonly text: string } | null;
  readonly kind: string | null;
  readonly owner: string | null;
  readonly dates: string;
  readonly confidence: string | null;
  /** When the simulation says that it is finished. */
  readonly finish: string | null;
  readonly threat: { readonly level: RiskLevel | null; readonly text: string } | null;
  /** "Float 6 d". */
  readonly float: string | null;
  readonly links: string | null;
  readonly stages: string | null;
}

/** What the words are made of besides the item itself. */
export interface ItemFacts {
  readonly people: readonly Person[];
  readonly calendar: WorkingCalendar;
  readonly note: BarNote | undefined;
  readonly simulated: ItemDates | undefined;
  readonly threat: Threat | undefined;
  readonly float: FloatWords | null;
  readonly links: LinkCount | undefined;
  readonly stages: readonly Milestone[];
}

export function initiativeWords(initiative: Initiative, facts: ItemFacts): ItemWords {
  const { key, title, status, progress, owner, confidence } = initiative;
  const isOver = status === 'done' || status === 'dropped';
  return {
    key,
    title,
    kind: null,
    status: { value: status, text: isOver ? statusName(status) : `${statusName(status)}, ${Math.round(progress)} %` },
    owner: owner === null ? null : personName(owner, facts.people),
    dates: datesOf(initiative, facts.calendar),
    confidence: confidenceOf(confidence, facts.simulated ? null : (facts.note?.p80 ?? null)),
    finish: facts.simulated ? itemDatesText(facts.simulated) : null,
    threat: isOver || !facts.threat ? null : threatWords(facts.threat),
    float: floatText(facts.float),
    links: linksWords(facts.links),
    stages: facts.stages.length === 0 ? null : facts.stages.map(stageWords).join(', '),
  };
}

export function milestoneWords(
  milestone: Milestone,
  links: LinkCount | undefined,
  simulated: ItemDates | undefined,
  float: FloatWords | null,
): ItemWords {
  const { key, title, date, kind, hard } = milestone;
  return {
    key,
    title,
    status: null,
    kind: `${MILESTONE_SIGNS[kind].name}, ${hard ? 'hard: it can’t move' : 'soft'}`,
    owner: null,
    dates: formatDay(date),
    confidence: null,
    finish: simulated ? itemDatesText(simulated) : null,
    threat: null,
    float: floatText(float),
    links: linksWords(links),
    stages: null,
  };
}

function floatText(words: FloatWords | null): string | null {
  return words && (words.detail === '' ? words.text : `${words.text}, ${words.detail}`);
}

function datesOf({ start, end }: Initiative, calendar: WorkingCalendar): string {
  if (start !== null && end !== null) {
    const days = calendar.workingDaysBetween(start, end);
    const holidays = calendar.holidaysBetween(start, end);
    const off = holidays === 0 ? '' : `, ${holidays === 1 ? '1 holiday' : `${holidays} holidays`}`;
    return `${formatDay(start)} – ${formatDay(end)}, ${days === 1 ? '1 working day' : `${days} working days`}${off}`;
  }
  if (start !== null) return `${formatDay(start)}, no end yet`;
  return end === null ? 'Unscheduled' : `No start yet, ${formatDay(end)}`;
}

function confidenceOf(confidence: Initiative['confidence'], p80: number | null): string | null {
  const words = confidence === null ? [] : [wordsOf(confidence)];
  if (p80 !== null) words.push(`done by ${formatDay(isoDateOf(p80))} at P80`);
  return words.length === 0 ? null : words.join(', ');
}

function threatWords({ count, worst, worstRisk }: Threat) {
  const name = worstRisk.key === '' ? worstRisk.title : `${worstRisk.key} ${worstRisk.title}`;
  return { level: worst, text: count === 1 ? name : `${name}, and ${count - 1} more` };
}

function linksWords(count: LinkCount | undefined): string | null {
  if (!count) return null;
  const links = count.links === 1 ? '1 link' : `${count.links} links`;
  return count.conflicts === 0 ? links : `${links}, ${count.conflicts} in conflict`;
}

function stageWords({ title, date }: Milestone): string {
  return `${title} ${formatDay(date)}`;
}
