import { CalendarDays, Maximize2, Route, Spline, ZoomIn, ZoomOut } from 'lucide-react';
import { changeScale, fitAll, goToToday } from '#app/board/canvas/editor/camera.ts';
import { SCALES, type ScaleName } from '#app/board/canvas/layout/time-scale.ts';
import { SCORE_BASES } from '#shared/board/records/risk.ts';
import { shows } from './applies.ts';
import type { ActionContext, BoardAction } from './board-action.ts';

const SCALE_NAMES: readonly { readonly id: ScaleName; readonly label: string }[] = [
  { id: 'week', label: 'Weeks' },
  { id: 'month', label: 'Months' },
  { id: 'quarter', label: 'Quarters' },
  { id: 'half', label: 'Half-years' },
];
const BASIS_NAMES = { inherent: 'Inherent', current: 'Current', target: 'Target' } as const;

const hasCanvas = ({ canvas }: ActionContext) => canvas !== null;

/** How the picture is looked at. */
export const VIEW_ACTIONS: readonly BoardAction[] = [
  {
    id: 'zoom-in',
    group: 'view',
    label: 'Zoom in',
    words: 'larger closer',
    keys: ['Mod+='],
    icon: ZoomIn,
    applies: hasCanvas,
    run: ({ canvas }) => canvas?.editor.zoomIn(),
  },
  {
    id: 'zoom-out',
    group: 'view',
    label: 'Zoom out',
    words: 'smaller farther',
    keys: ['Mod+-'],
    icon: ZoomOut,
    applies: hasCanvas,
    run: ({ canvas }) => canvas?.editor.zoomOut(),
  },
  {
    id: 'fit',
    group: 'view',
    label: 'Fit everything',
    words: 'whole picture overview all',
    keys: ['Shift+1'],
    icon: Maximize2,
    inMenu: true,
    applies: hasCanvas,
    run: ({ canvas }) => canvas && fitAll(canvas.editor, canvas.parts.state),
  },
  {
    id: 'zoom-to-selection',
    group: 'view',
    label: 'Zoom to selection',
    keys: ['Shift+2'],
    applies: ({ canvas }) => (canvas?.editor.getSelectedShapeIds().length ?? 0) > 0,
    run: ({ canvas }) => canvas?.editor.zoomToSelection(),
  },
  {
    id: 'critical-path',
    group: 'view',
    label: 'Show or hide the critical path',
    words: 'float slack schedule driving longest',
    icon: Route,
    applies: (context) => shows('roadmap', context),
    run: ({ canvas }) => canvas?.parts.state.schedule.criticalShown.update((shown) => !shown),
  },
  {
    id: 'today',
    group: 'view',
    label: 'Go to today',
    words: 'now current date',
    icon: CalendarDays,
    applies: (context) => shows('roadmap', context),
    run: ({ canvas }) => canvas && goToToday(canvas.editor, canvas.parts.state),
  },
  {
    id: 'scale',
    group: 'view',
    label: 'Scale of time',
    words: 'zoom weeks months quarters half year',
    applies: (context) => shows('roadmap', context),
    choices: ({ canvas }) =>
      SCALE_NAMES.map(({ id, label }) => ({
        id,
        label,
        checked: canvas?.parts.state.pxPerDay.get() === SCALES[id],
        run: () => canvas && changeScale(canvas.editor, canvas.parts.state, SCALES[id]),
      })),
  },
  {
    id: 'links',
    group: 'view',
    label: 'Show or hide dependency lines',
    words: 'links arrows dependencies',
    icon: Spline,
    applies: (context) => shows('roadmap', context),
    run({ canvas }) {
      const state = canvas?.parts.state;
      state?.linksChosen.set(!state.linksShown.get());
    },
  },
  {
    id: 'basis',
    group: 'view',
    label: 'Which score',
    words: 'inherent current target residual basis',
    applies: (context) => shows('matrix', context),
    choices: ({ canvas }) =>
      SCORE_BASES.map((basis) => ({
        id: basis,
        label: BASIS_NAMES[basis],
        checked: canvas?.parts.state.basis.get() === basis,
        run: () => canvas?.parts.state.basis.set(basis),
      })),
  },
];
