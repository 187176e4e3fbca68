import {
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
import { UNSNAPPED } from './drag-rules.ts';

export type DerivedTLShape = TLBaseShape<DerivedType, { w: number; h: number }>;

const props: RecordProps<DerivedTLShape> = { w: T.positiveNumber, h: T.positiveNumber };

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
  override canResize = () => true;

  override onTranslateStart = () => this.options.rules.start();
  override onTranslate = (initial: DerivedTLShape, current: DerivedTLShape) => {
    // Arrow keys come here too; what they mean is worked out where gestures are written.
    if (!this.editor.isIn('select.translating')) return current;
    const { id, x, y } = initial;
    const dragged = { id, edge: 'start', from: { x, y }, to: { x: current.x, y: current.y } } as const;
    return { ...current, ...this.options.rules.move(this.editor, dragged) };
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
  override onTranslateStart = () => this.options.rules.start();
  override onTranslate = (initial: DerivedTLShape, current: DerivedTLShape) => {
    if (!this.editor.isIn('select.translating')) return current;
    const half = initial.props.w / 2;
    const { id, x, y } = initial;
    const from = { x: x + half, y };
    const dragged = { id, edge: 'end', from, to: { x: current.x + half, y: current.y } } as const;
    return { ...current, x: this.options.rules.move(this.editor, dragged).x - half, y };
  };
}

/** A risk in the matrix: moves freely, and is scored again by the cell it is dropped in. */
export class ChipShapeUtil extends DerivedShapeUtil {
  static override type = 'qd-chip' as const;
  override indicator({ props: { w, h } }: DerivedTLShape) {
    return createElement('rect', { width: w, height: h, rx: h / 2 });
  }
}
