import { linearChannels } from './contrast.ts';

type Triple = readonly [number, number, number];
type Matrix3 = readonly [Triple, Triple, Triple];

/** How a colour is seen without red or green cones: Machado, Oliveira & Fernandes 2009, severity 1, on linear sRGB. */
const SEEN_AS = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, Matrix3>;
export type Vision = keyof typeof SEEN_AS;

/** sRGB to CIE XYZ under D65, and the white of D65. */
const TO_XYZ: Matrix3 = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

function times(matrix: Matrix3, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** CIE L*a*b* of `#rrggbb` as somebody with this vision sees it. */
function lab(colour: string, vision: Vision): Triple {
  const seen = times(SEEN_AS[vision], linearChannels(colour)).map((v) => Math.min(1, Math.max(0, v)));
  const xyz = times(TO_XYZ, [seen[0] ?? 0, seen[1] ?? 0, seen[2] ?? 0]);
  const f = (i: 0 | 1 | 2) => {
    const t = xyz[i] / WHITE[i];
    return t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116;
  };
  return [116 * f(1) - 16, 500 * (f(0) - f(1)), 200 * (f(1) - f(2))];
}

/** Distance of two colours (CIE 1976 deltaE) as somebody with this vision sees them; 2.3 is just noticeable. */
export function deltaE(one: string, other: string, vision: Vision): number {
  const [a, b] = [lab(one, vision), lab(other, vision)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
