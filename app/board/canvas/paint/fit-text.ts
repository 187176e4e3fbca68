/** Cuts text to a width. Glyph widths are measured once a text and weight; sizes scale them. */
export interface TextFitter {
  /** The text, or as much of it as fits with an ellipsis; empty when not even a few letters would. Pixels. */
  fit(text: string, weight: number, size: number, width: number): string;
  width(text: string, weight: number, size: number): number;
  font(weight: number, size: number): string;
  /** Measures anew: another font has come. */
  forget(): void;
}

/** What the picture is lettered in. */
export const PICTURE_FONT = '"Inter Variable", ui-sans-serif, system-ui, sans-serif';

const MEASURED_AT = 100;
const ELLIPSIS = '…';
const LEAST_LETTERS = 3;
const REMEMBERED = 8000;

export function createTextFitter(family: string): TextFitter {
  // A context of its own: measuring sets the font, and must not set it for who is painting.
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) throw new Error('This browser has no 2D canvas.');
  const prefixes = new Map<string, Float64Array>();
  const font = (weight: number, size: number) => `${weight} ${size}px ${family}`;

  /** `prefix[i]`: width of the first i characters, at 100 px. */
  const prefixOf = (text: string, weight: number): Float64Array => {
    const key = `${weight} ${text}`;
    const known = prefixes.get(key);
    if (known) return known;
    measure.font = font(weight, MEASURED_AT);
    const prefix = new Float64Array(text.length + 1);
    for (let i = 1; i <= text.length; i++) prefix[i] = measure.measureText(text.slice(0, i)).width;
    if (prefixes.size >= REMEMBERED) prefixes.clear();
    prefixes.set(key, prefix);
    return prefix;
  };
  const width = (text: string, weight: number, size: number) =>
    ((prefixOf(text, weight)[text.length] ?? 0) * size) / MEASURED_AT;

  return {
    font,
    width,
    forget: () => prefixes.clear(),
    fit(text, weight, size, room) {
      const prefix = prefixOf(text, weight);
      const scale = size / MEASURED_AT;
      if ((prefix[text.length] ?? 0) * scale <= room) return text;
      const left = room - width(ELLIPSIS, weight, size);
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((prefix[middle] ?? 0) * scale <= left) low = middle;
        else high = middle - 1;
      }
      return low < LEAST_LETTERS ? '' : `${text.slice(0, low).trimEnd()}${ELLIPSIS}`;
    },
  };
}
