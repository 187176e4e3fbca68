/** Text of the matrix grows and shrinks with it, within what can be read. Pixels. */
export function matrixTextSize({ camera }: { readonly camera: { readonly z: number } }, base: number): number {
  return Math.round(Math.min(base * 1.8, Math.max(base * 0.85, base * camera.z)));
}
