import { StateNode, Vec } from '@tldraw/tldraw';

/** One finger moves the picture, with the select tool in the hand; it glides on when let go, unless motion is not wanted. */
export class TouchPanning extends StateNode {
  static override id = 'touch_panning';
  #camera = new Vec();

  override onEnter() {
    this.#camera = Vec.From(this.editor.getCamera());
    this.#follow();
  }
  override onPointerMove() {
    this.#follow();
  }
  override onPointerUp() {
    const { pointerVelocity } = this.editor.inputs;
    const speed = Math.min(pointerVelocity.len(), 2);
    if (speed > 0.1) this.editor.slideCamera({ speed, direction: pointerVelocity });
    this.parent.transition('idle');
  }
  override onCancel() {
    this.parent.transition('idle');
  }
  override onComplete() {
    this.parent.transition('idle');
  }
  /** A second finger: from here on it is tldraw's pinch. */
  override onInterrupt() {
    this.parent.transition('idle');
  }

  #follow() {
    const { currentScreenPoint, originScreenPoint } = this.editor.inputs;
    const delta = Vec.Sub(currentScreenPoint, originScreenPoint).div(this.editor.getZoomLevel());
    if (delta.len2() > 0) this.editor.setCamera(this.#camera.clone().add(delta));
  }
}
