import { box, corner, cornersOf, escaped, n } from './svg-attributes.ts';

/** What a painter fills or strokes with: a colour, or a gradient or pattern that stands in the picture's definitions. */
type Ink = string | { readonly id: string };

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  fillStyle: Ink;
  strokeStyle: Ink;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  matrix: Matrix;
}

const START: State = {
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '400 10px sans-serif',
  textAlign: 'left',
  textBaseline: 'alphabetic',
  dash: [],
  matrix: [1, 0, 0, 1, 0, 0],
};

const ANCHOR: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };

/**
 * Records a painter's calls as SVG, so that a picture is painted by one code whatever it is painted on. It knows the part
 * of CanvasRenderingContext2D that the painters use; a call it does not know is an error that names it.
 */
export class SvgContext {
  #state: State = { ...START };
  readonly #stack: State[] = [];
  readonly #body: string[] = [];
  readonly #definitions: string[] = [];
  #path = '';

  /** The recorder as painters know their target. */
  static create(): { readonly ctx: CanvasRenderingContext2D; readonly svg: SvgContext } {
    const svg = new SvgContext();
    const known = new Proxy(svg, {
      get(target, name) {
        if (!(name in target)) throw new Error(`The SVG recorder does not know ${String(name)}: teach it.`);
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      set: (target, name, value) => Reflect.set(target, name, value, target),
    });
    // It has what the painters call; the whole interface has dozens of members more.
    return { ctx: known as unknown as CanvasRenderingContext2D, svg };
  }

  /** What was painted, as the inside of an svg element. */
  get content(): string {
    const definitions = this.#definitions.length > 0 ? `<defs>${this.#definitions.join('')}</defs>` : '';
    return `${definitions}${this.#body.join('\n')}`;
  }

  get fillStyle() {
    return this.#state.fillStyle;
  }
  set fillStyle(ink: Ink) {
    this.#state.fillStyle = ink;
  }
  get strokeStyle() {
    return this.#state.strokeStyle;
  }
  set strokeStyle(ink: Ink) {
    this.#state.strokeStyle = ink;
  }
  get lineWidth() {
    return this.#state.lineWidth;
  }
  set lineWidth(width: number) {
    this.#state.lineWidth = width;
  }
  get lineCap() {
    return this.#state.lineCap;
  }
  set lineCap(cap: string) {
    this.#state.lineCap = cap;
  }
  get lineJoin() {
    return this.#state.lineJoin;
  }
  set lineJoin(join: string) {
    this.#state.lineJoin = join;
  }
  get globalAlpha() {
    return this.#state.globalAlpha;
  }
  set globalAlpha(alpha: number) {
    this.#state.globalAlpha = alpha;
  }
  get font() {
    return this.#state.font;
  }
  set font(font: string) {
    this.#state.font = font;
  }
  get textAlign() {
    return this.#state.textAlign;
  }
  set textAlign(align: string) {
    this.#state.textAlign = align;
  }
  get textBaseline() {
    return this.#state.textBaseline;
  }
  set textBaseline(baseline: string) {
    this.#state.textBaseline = baseline;
  }

  save() {
    this.#stack.push({ ...this.#state });
  }
  restore() {
    const state = this.#stack.pop();
    if (state) this.#state = state;
  }
  translate(x: number, y: number) {
    this.#multiply([1, 0, 0, 1, x, y]);
  }
  scale(x: number, y: number) {
    this.#multiply([x, 0, 0, y, 0, 0]);
  }
  rotate(angle: number) {
    this.#multiply([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
  }
  setLineDash(dash: readonly number[]) {
    this.#state.dash = [...dash];
  }

  beginPath() {
    this.#path = '';
  }
  closePath() {
    this.#path += 'Z';
  }
  moveTo(x: number, y: number) {
    this.#path += `M${n(x)} ${n(y)}`;
    this.#at = [x, y];
  }
  lineTo(x: number, y: number) {
    this.#path += `${this.#path === '' ? 'M' : 'L'}${n(x)} ${n(y)}`;
    this.#at = [x, y];
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
    this.#path += `C${n(x1)} ${n(y1)} ${n(x2)} ${n(y2)} ${n(x)} ${n(y)}`;
    this.#at = [x, y];
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number) {
    this.#path += `Q${n(x1)} ${n(y1)} ${n(x)} ${n(y)}`;
    this.#at = [x, y];
  }
  /** A rounded corner: for the right angles that the painters draw, a curve through the corner. */
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number) {
    const [x0, y0] = this.#at;
    const before = Math.hypot(x0 - x1, y0 - y1);
    const after = Math.hypot(x2 - x1, y2 - y1);
    const r = Math.min(radius, before, after);
    if (r < 0.01) {
      this.lineTo(x1, y1);
      return;
    }
    this.lineTo(x1 + ((x0 - x1) * r) / before, y1 + ((y0 - y1) * r) / before);
    this.quadraticCurveTo(x1, y1, x1 + ((x2 - x1) * r) / after, y1 + ((y2 - y1) * r) / after);
  }
  arc(x: number, y: number, r: number, from: number, to: number, anticlockwise = false) {
    const point = (angle: number) => [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
    const [sx, sy] = point(from);
    this.lineTo(sx, sy);
    const sweep = anticlockwise ? 0 : 1;
    // A full turn has its end where it starts, which SVG takes for nothing: two halves.
    const half = (from + to) / 2;
    for (const angle of Math.abs(to - from) > Math.PI ? [half, to] : [to]) {
      const [ex, ey] = point(angle);
      this.#path += `A${n(r)} ${n(r)} 0 0 ${sweep} ${n(ex)} ${n(ey)}`;
    }
    this.#at = [...point(to)];
  }
  rect(x: number, y: number, w: number, h: number) {
    this.#path += `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`;
  }
  roundRect(x: number, y: number, w: number, h: number, radii: number | readonly number[] = 0) {
    const [a, b, c, d] = cornersOf(radii).map((r) => Math.max(0, Math.min(r, w / 2, h / 2))) as [
      number,
      number,
      number,
      number,
    ];
    this.#path +=
      `M${n(x + a)} ${n(y)}H${n(x + w - b)}${corner(b, x + w, y + b)}V${n(y + h - c)}${corner(c, x + w - c, y + h)}` +
      `H${n(x + d)}${corner(d, x, y + h - d)}V${n(y + a)}${corner(a, x + a, y)}Z`;
  }

  fill() {
    this.#add('path', `d="${this.#path}" ${this.#paint('fill', this.#state.fillStyle)}`);
  }
  stroke() {
    this.#add('path', `d="${this.#path}" fill="none" ${this.#line()}`);
  }
  fillRect(x: number, y: number, w: number, h: number) {
    this.#add('rect', `${box(x, y, w, h)} ${this.#paint('fill', this.#state.fillStyle)}`);
  }
  strokeRect(x: number, y: number, w: number, h: number) {
    this.#add('rect', `${box(x, y, w, h)} fill="none" ${this.#line()}`);
  }
  fillText(text: string, x: number, y: number) {
    if (text === '') return;
    const { font, textAlign, textBaseline, fillStyle } = this.#state;
    const [, weight = '400', size = '10', family = 'sans-serif'] = /^(\d+) ([\d.]+)px (.+)$/.exec(font) ?? [];
    const anchor = ANCHOR[textAlign];
    const baseline = textBaseline === 'middle' ? y + Number(size) * 0.36 : y;
    const attributes = `x="${n(x)}" y="${n(baseline)}" font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
    const rest = `${anchor ? ` text-anchor="${anchor}"` : ''} ${this.#paint('fill', fillStyle)}${this.#transform()}`;
    this.#body.push(`<text ${attributes}${rest}>${escaped(text)}</text>`);
  }

  createLinearGradient(x1: number, y1: number, x2: number, y2: number) {
    const id = `ink-${this.#definitions.length}`;
    const stops: string[] = [];
    const at = this.#definitions.length;
    const write = () => {
      const ends = `x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"`;
      this.#definitions[at] =
        `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${ends}>${stops.join('')}</linearGradient>`;
    };
    write();
    return {
      id,
      addColorStop(offset: number, colour: string) {
        stops.push(`<stop offset="${n(offset)}" stop-color="${escaped(colour)}"/>`);
        write();
      },
    };
  }
  createPattern(image: { width: number; height: number; toDataURL?: () => string }) {
    const id = `ink-${this.#definitions.length}`;
    const size = `width="${image.width}" height="${image.height}"`;
    const href = image.toDataURL?.() ?? '';
    this.#definitions.push(
      `<pattern id="${id}" patternUnits="userSpaceOnUse" ${size}><image ${size} href="${href}"/></pattern>`,
    );
    return { id, setTransform: () => undefined };
  }

  #at: readonly [number, number] = [0, 0];

  #multiply([a, b, c, d, e, f]: Matrix) {
    const [A, B, C, D, E, F] = this.#state.matrix;
    this.#state.matrix = [
      A * a + C * b,
      B * a + D * b,
      A * c + C * d,
      B * c + D * d,
      A * e + C * f + E,
      B * e + D * f + F,
    ];
  }
  #paint(name: 'fill' | 'stroke', ink: Ink): string {
    const value = typeof ink === 'string' ? escaped(ink) : `url(#${ink.id})`;
    const { globalAlpha } = this.#state;
    return `${name}="${value}"${globalAlpha < 1 ? ` ${name}-opacity="${n(globalAlpha)}"` : ''}`;
  }
  #line(): string {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash } = this.#state;
    return [
      this.#paint('stroke', strokeStyle),
      `stroke-width="${n(lineWidth)}"`,
      lineCap === 'butt' ? '' : `stroke-linecap="${lineCap}"`,
      lineJoin === 'miter' ? '' : `stroke-linejoin="${lineJoin}"`,
      dash.length === 0 ? '' : `stroke-dasharray="${dash.map(n).join(' ')}"`,
    ]
      .filter(Boolean)
      .join(' ');
  }
  #transform(): string {
    const { matrix } = this.#state;
    return matrix.every((value, i) => value === START.matrix[i])
      ? ''
      : ` transform="matrix(${matrix.map(n).join(' ')})"`;
  }
  #add(element: 'path' | 'rect', attributes: string) {
    if (element === 'path' && this.#path === '') return;
    this.#body.push(`<${element} ${attributes}${this.#transform()}/>`);
  }
}
