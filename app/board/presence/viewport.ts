import { fromCanonicalX, pxPerDayToFit, SCALES, toCanonicalX } from '#app/board/canvas/layout/time-scale.ts';
import type { PresenceViewport } from '#shared/protocol/presence.ts';

/** The part of a screen in which a picture is seen: its size, and what overlays cover at the left and at the top. */
export interface PictureWindow {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** How much smaller text may get so that all of somebody's lanes find room; below, their middle is shown. */
const LEAST_SHRINK = 0.6;
/** A scale this near to one that has a name is that one. */
const SAME_SCALE = 0.005;

/** What is seen through a window, in coordinates that hold on every screen. */
export function viewportOf(
  place: PresenceViewport['place'],
  { x, y, z }: Camera,
  pxPerDay: number,
  { width, height, left, top }: PictureWindow,
): PresenceViewport {
  const canonical = (value: number) => (place === 'roadmap' ? toCanonicalX(value, pxPerDay) : value);
  return {
    place,
    x: hundredth(canonical((left + width) / 2 / z - x)),
    y: hundredth((top + height) / 2 / z - y),
    w: hundredth(canonical((width - left) / z)),
    h: hundredth((height - top) / z),
    zoom: z,
  };
}

/**
 * The camera, and on the roadmap the scale, with which a window of another size shows what somebody sees: there all of
 * their days and the middle of their lanes, on the matrix all of it.
 */
export function cameraFor(
  viewport: PresenceViewport,
  window: PictureWindow,
): { readonly camera: Camera; readonly pxPerDay: number | null } {
  const { width, height, left, top } = window;
  const [w, h] = [Math.max(1, width - left), Math.max(1, height - top)];
  const onRoadmap = viewport.place === 'roadmap';
  const room = h / Math.max(1, viewport.h * viewport.zoom);
  const z = limited(
    onRoadmap
      ? viewport.zoom * Math.min(1, Math.max(LEAST_SHRINK, room))
      : Math.min(w / Math.max(1, viewport.w), h / Math.max(1, viewport.h)),
  );
  const pxPerDay = onRoadmap ? named(pxPerDayToFit(viewport.w / toCanonicalX(1, 1), w / z)) : null;
  const x = pxPerDay === null ? viewport.x : fromCanonicalX(viewport.x, pxPerDay);
  return { pxPerDay, camera: { x: (left + width) / 2 / z - x, y: (top + height) / 2 / z - viewport.y, z } };
}

function limited(zoom: number): number {
  return Math.min(8, Math.max(0.05, zoom));
}

function named(pxPerDay: number): number {
  return Object.values(SCALES).find((scale) => Math.abs(scale - pxPerDay) < scale * SAME_SCALE) ?? pxPerDay;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
