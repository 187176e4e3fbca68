/** Screen pixels that overlays take from the picture. The same numbers stand in canvas.css. */
const WIDE = 168;
const NARROW = 92;
const NARROW_BELOW = 640;

export function laneColumnWidth(pictureWidth: number): number {
  return pictureWidth < NARROW_BELOW ? NARROW : WIDE;
}
