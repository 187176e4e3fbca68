import { expect, test } from 'vitest';
import { SvgContext } from './svg-context.ts';

test('shapes, text and inks become elements with the state they were painted in', () => {
  const { ctx, svg } = SvgContext.create();
  ctx.fillStyle = '#123456';
  ctx.fillRect(1, 2, 3, 4);
  ctx.save();
  ctx.translate(10, 20);
  ctx.globalAlpha = 0.25;
  ctx.setLineDash([5, 4]);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(5.123456, 5);
  ctx.stroke();
  ctx.restore();
  ctx.font = '550 10px "Inter Variable", sans-serif';
  ctx.textBaseline = 'middle';
  ctx.fillText('Plan <b> & "more"', 7, 8);
  expect(svg.content.split('\n')).toEqual([
    '<rect x="1" y="2" width="3" height="4" fill="#123456"/>',
    '<path d="M0 0L5.12 5" fill="none" stroke="#000" stroke-opacity="0.25" stroke-width="1" stroke-dasharray="5 4" transform="matrix(1 0 0 1 10 20)"/>',
    '<text x="7" y="11.6" font-family="&quot;Inter Variable&quot;, sans-serif" font-size="10" font-weight="550" fill="#123456">Plan &lt;b&gt; &amp; &quot;more&quot;</text>',
  ]);
});

test('a gradient stands in the definitions with all its stops', () => {
  const { ctx, svg } = SvgContext.create();
  const gradient = ctx.createLinearGradient(0, 0, 10, 0);
  gradient.addColorStop(0.4, '#111111');
  gradient.addColorStop(1, '#11111100');
  ctx.fillStyle = gradient;
  ctx.beginPath();
  ctx.roundRect(0, 0, 10, 4, 2);
  ctx.fill();
  expect(svg.content).toMatch(/^<defs><linearGradient id="ink-0".*stop-color="#11111100"\/><\/linearGradient><\/defs>/);
  expect(svg.content).toContain('fill="url(#ink-0)"');
});

test('a call that it does not know is an error that names it', () => {
  const { ctx } = SvgContext.create();
  expect(() => ctx.isPointInPath(1, 1)).toThrow('isPointInPath');
});
