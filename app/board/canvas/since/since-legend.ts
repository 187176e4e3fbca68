import { bar, type LegendLine, part, SAMPLE } from '../overlay/legend-samples.ts';
import type { SinceMark } from './marks.ts';
import { paintGhostBar, paintMilestoneStood, paintSinceBar } from './paint-since.ts';

const BOX = { x: 7, y: 5, w: SAMPLE.width - 10, h: 13 };
const UNMOVED: SinceMark = { type: 'changed', label: null, slip: 'none', was: null, stages: [] };

/** A bar with the mark of a comparison; days of the mark are pixels of the sample. */
function marked(mark: Partial<SinceMark>, width: number = BOX.w): LegendLine['paint'] {
  return (brush) => {
    const box = { ...BOX, w: width };
    brush.ctx.save();
    brush.ctx.translate(box.x, box.y);
    brush.ctx.scale(box.w / SAMPLE.width, box.h / (SAMPLE.height - 2));
    bar({})(brush);
    brush.ctx.restore();
    paintSinceBar(brush, box, { ...UNMOVED, ...mark }, (day) => day);
  };
}

const stood: LegendLine['paint'] = (brush) => {
  const size = 14;
  paintMilestoneStood(brush, { x: 44, y: SAMPLE.height / 2 - size / 2, w: size, h: size }, 12);
};

/** What the signs of a comparison on the roadmap mean. */
export const SINCE_LEGEND: readonly LegendLine[] = [
  {
    words: 'Below a bar: where it stood, and how its end moved',
    paint: marked({ slip: 'later', was: { start: 7, end: 40 } }),
  },
  { words: 'Its end is later, in working days', paint: part({ since: { label: '+12 d', tone: 'later' } }) },
  { words: 'Its end is earlier', paint: part({ since: { label: '−3 d', tone: 'earlier' } }) },
  { words: 'New', paint: marked({ type: 'new' }) },
  { words: 'Changed', paint: marked({}) },
  { words: 'Gone', paint: (brush) => paintGhostBar(brush, BOX, { title: 'Title', to: null }, null) },
  {
    words: 'Was here, and where it went',
    paint: (brush) => paintGhostBar(brush, BOX, { title: '', to: 'Lane' }, null),
  },
  { words: 'Where a milestone stood', paint: stood },
];
