import {
  type Editor,
  type Geometry2d,
  Polygon2d,
  type RecordProps,
  Rectangle2d,
  ShapeUtil,
  T,
  type TLBaseShape,
  type TLResizeInfo,
  Vec,
} from '@tldraw/tldraw';
import { createElement } from 'react';
import type { DerivedType } from '../layout/derived-shape.ts';

export type DerivedTLShape = TLBaseShape<DerivedType, { w: number; h: number }>;

const props: RecordProps<DerivedTLShape> = { w: T.positiveNumber, h: T.positiveNumber };

/** How a dragged edge holds on to dates. Page pixels; given to the utils by the canvas, which knows the scale. */
export interface DragRules {
  snapStartX(editor: Editor, x: number): number;
  snapEndX(editor: Editor, x: number): number;
}

const UNSNAPPED: DragRules = { snapStartX: (_, x) => x, snapEndX: (_, x) => x };
/** Screen pixels after which a drag has chosen its axis, and how far off that axis it takes to leave it again. */
const AXIS_LOCK = 4;
const AXIS_BREAK = 40;

/**
 * Shapes that stand for records. They are there for hit tests, selection, dragging and arrows' bindings; what one sees
 * is painted on one canvas for all of them (a React component for each makes tldraw lag from some 250 on).
 */
abstract class DerivedShapeUtil extends ShapeUtil<DerivedTLShape> {
  static override props = props;
  override canEdit = () => false;
  override canCrop = () => false;
  override canSnap = () => false;
  override canResize = () => false;
  override hideRotateHandle = () => true;
  override hideResizeHandles = () => true;
  override hideSelectionBoundsBg = () => true;
  override hideSelectionBoundsFg = () => true;

  override getDefaultProps() {
    return { w: 100, h: 26 };
  }
  override getGeometry(shape: DerivedTLShape): Geometry2d {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true });
  }
  override component() {
    return null;
  }
  override indicator({ props: { w, h } }: DerivedTLShape) {
    return createElement('rect', { width: w, height: h, rx: 6 });
  }
}

/** An initiative: moves along time (snapped) or to another lane, and changes its dates at its ends. */
export class BarShapeUtil extends DerivedShapeUtil {
  static override type = 'qd-bar' as const;
  override options = { rules: UNSNAPPED };
  #axis: 'x' | 'y' | 'both' | null = null;
  override canResize = () => true;

  override onTranslateStart = () => {
    this.#axis = null;
  };
  override onTranslate = (initial: DerivedTLShape, current: DerivedTLShape) => {
    // Arrow keys come here too; what they mean is worked out where gestures are written.
    if (!this.editor.isIn('select.translating')) return current;
    const zoom = this.editor.getZoomLevel();
    const dx = Math.abs(current.x - initial.x) * zoom;
    const dy = Math.abs(current.y - initial.y) * zoom;
    if (this.#axis === null && Math.max(dx, dy) >= AXIS_LOCK) this.#axis = dx >= dy ? 'x' : 'y';
    if ((this.#axis === 'x' && dy > AXIS_BREAK) || (this.#axis === 'y' && dx > AXIS_BREAK)) this.#axis = 'both';
    return {
      ...current,
      x:
        this.#axis === 'x' || this.#axis === 'both' ? this.options.rules.snapStartX(this.editor, current.x) : initial.x,
      y: this.#axis === 'y' || this.#axis === 'both' ? current.y : initial.y,
    };
  };
  override onResize = (
    shape: DerivedTLShape,
    { handle, scaleX, initialShape, newPoint }: TLResizeInfo<DerivedTLShape>,
  ) => {
    const { rules } = this.options;
    const right = initialShape.x + initialShape.props.w;
    const least = Math.min(initialShape.props.w, 4);
    if (handle.includes('left')) {
      const x = Math.min(rules.snapStartX(this.editor, newPoint.x), right - least);
      return { ...shape, x, y: initialShape.y, props: { ...shape.props, w: right - x } };
    }
    const end = rules.snapEndX(this.editor, initialShape.x + initialShape.props.w * Math.max(0, scaleX));
    const w = Math.max(least, end - initialShape.x);
    return { ...shape, x: initialShape.x, y: initialShape.y, props: { ...shape.props, w } };
  };
}

/** A date of the programme or a team: a diamond that moves along time. */
export class MilestoneShapeUtil extends DerivedShapeUtil {
  static override type = 'qd-milestone' as const;
  override options = { rules: UNSNAPPED };

  override getGeometry({ props: { w, h } }: DerivedTLShape) {
    const points = [new Vec(w / 2, 0), new Vec(w, h / 2), new Vec(w / 2, h), new Vec(0, h / 2)];
    return new Polygon2d({ points, isFilled: true });
  }
  override indicator({ props: { w, h } }: DerivedTLShape) {
    return createElement('path', { d: `M${w / 2} 0 L${w} ${h / 2} L${w / 2} ${h} L0 ${h / 2} Z` });
  }
  override onTranslate = (initial: DerivedTLShape, current: DerivedTLShape) => {
    if (!this.editor.isIn('select.translating')) return current;
    const middle = current.x + current.props.w / 2;
    return { ...current, x: this.options.rules.snapEndX(this.editor, middle) - current.props.w / 2, y: initial.y };
  };
}

/** A risk in the matrix: moves freely, and is scored again by the cell it is dropped in. */
export class ChipShapeUtil extends DerivedShapeUtil {
  static override type = 'qd-chip' as const;
  override indicator({ props: { w, h } }: DerivedTLShape) {
    return createElement('rect', { width: w, height: h, rx: h / 2 });
  }
}
