import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCALES } from '#app/board/canvas/layout/time-scale.ts';
import { readPresence } from '#shared/protocol/presence.ts';
import { cameraFor, type PictureWindow, viewportOf } from './viewport.ts';

const window = fc.record({
  width: fc.integer({ min: 360, max: 2560 }),
  height: fc.integer({ min: 500, max: 1440 }),
  left: fc.constantFrom(92, 168),
  top: fc.constant(46),
});
const camera = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -5000, max: 500 }),
  z: fc.double({ min: 0.5, max: 2, noNaN: true }),
});
const scale = fc.constantFrom(...Object.values(SCALES));

test('a window of the same size shows the same, at the same scale', () => {
  fc.assert(
    fc.property(window, camera, scale, (size, at, pxPerDay) => {
      const seen = cameraFor(viewportOf('roadmap', at, pxPerDay, size), size);
      expect(seen.pxPerDay).toBe(pxPerDay);
      expect(seen.camera.z).toBeCloseTo(at.z, 3);
      // Hundredths of a quarter of a day, on the screen.
      expect(Math.abs(seen.camera.x - at.x) * at.z).toBeLessThan(2);
      expect(Math.abs(seen.camera.y - at.y) * at.z).toBeLessThan(2);
    }),
    { seed: 21, numRuns: 200 },
  );
});

test('whatever the size, all of their days are in view, and the middle of the picture is theirs', () => {
  fc.assert(
    fc.property(window, window, camera, fc.double({ min: 2, max: 10, noNaN: true }), (theirs, mine, at, pxPerDay) => {
      const viewport = viewportOf('roadmap', at, pxPerDay, theirs);
      const seen = cameraFor(viewport, mine);
      const own = viewportOf('roadmap', seen.camera, seen.pxPerDay ?? 0, mine);
      expect(readPresence({ viewport: own })?.viewport).toEqual(own);
      expect(own.x).toBeCloseTo(viewport.x, 1);
      expect(own.y).toBeCloseTo(viewport.y, 1);
      expect(own.w).toBeGreaterThanOrEqual(viewport.w * 0.99);
      expect(own.zoom).toBeLessThanOrEqual(viewport.zoom);
    }),
    { seed: 22, numRuns: 200 },
  );
});

test('of the matrix all that they see is seen', () => {
  const small: PictureWindow = { width: 390, height: 700, left: 0, top: 0 };
  fc.assert(
    fc.property(window, camera, (theirs, at) => {
      const viewport = viewportOf('matrix', at, 4, theirs);
      const { camera: mine, pxPerDay } = cameraFor(viewport, small);
      const own = viewportOf('matrix', mine, 4, small);
      expect(pxPerDay).toBeNull();
      expect(own.w).toBeGreaterThanOrEqual(viewport.w * 0.99);
      expect(own.h).toBeGreaterThanOrEqual(viewport.h * 0.99);
      expect(own.x).toBeCloseTo(viewport.x, 1);
    }),
    { seed: 23, numRuns: 100 },
  );
});
