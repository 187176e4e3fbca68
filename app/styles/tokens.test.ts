import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRESENCE_COLOURS } from '#shared/protocol/presence.ts';
import { deltaE } from './colour-vision.ts';
import { contrast } from './contrast.ts';

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
const [lightSource = '', darkSource = ''] = source.split('@variant dark');

function tokensOf(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name, value]) => [name, value]),
  );
}

const light = tokensOf(lightSource);
const themes = { light, dark: { ...light, ...tokensOf(darkSource) } };

const SURFACES = ['paper', 'card', 'raised', 'sunken', 'hover'];
const STATUSES = ['planned', 'in-progress', 'at-risk', 'blocked', 'done', 'dropped'];
const TEXT = 4.5;
const SHAPE = 3;

/** What is drawn on what: [foreground, background, least contrast]. */
const PAIRS: [string, string, number][] = [
  ...SURFACES.flatMap((surface): [string, string, number][] => [
    ['ink', surface, 7],
    ['ink-2', surface, TEXT],
    ['ink-3', surface, TEXT],
    ['link', surface, TEXT],
    ['bad-text', surface, TEXT],
    ['focus', surface, SHAPE],
  ]),
  ...['paper', 'card', 'raised'].flatMap((surface): [string, string, number][] => [
    ['control', surface, SHAPE],
    ['brass', surface, SHAPE],
    ['brass-text', surface, TEXT],
    ['ok', surface, SHAPE],
    ['warn', surface, SHAPE],
    ['bad', surface, SHAPE],
    ['ok-text', surface, TEXT],
    ['warn-text', surface, TEXT],
    ['edge-fine', surface, SHAPE],
    ['edge-tight', surface, SHAPE],
    ['edge-conflict', surface, SHAPE],
    ...STATUSES.map((status): [string, string, number] => [`status-${status}`, surface, SHAPE]),
  ]),
  ...STATUSES.flatMap((status): [string, string, number][] => [
    ['ink', `status-${status}-fill`, 7],
    ['ink', `status-${status}-progress`, 7],
    ['ink-2', `status-${status}-fill`, TEXT],
    // The edge and the icon of a bar lie on its fill, or on its progress.
    [`status-${status}`, `status-${status}-fill`, SHAPE],
    [`status-${status}`, `status-${status}-progress`, SHAPE],
    ['focus', `status-${status}-fill`, SHAPE],
  ]),
  // Titles of what is over step back, their bars too.
  ['ink-2', 'status-done-progress', TEXT],
  ['ink-2', 'status-dropped-progress', TEXT],
  // The ring of the keyboard lies between two lines of paper: on a cell of any colour it is seen against those.
  ['focus', 'paper', SHAPE],
  ['bad', 'bad-tint', SHAPE],
  ['ink', 'paper', SHAPE],
  ['ink', 'selected', 7],
  ['ink-2', 'selected', TEXT],
  ['link', 'selected', TEXT],
  ['on-ink', 'ink', 7],
  ['on-ink', 'ink-hover', 7],
  ['on-bad', 'bad', TEXT],
  ['on-bad', 'bad-hover', TEXT],
  ['on-brass', 'brass-solid', TEXT],
  ['brass-text', 'brass-tint', TEXT],
  ['ink', 'brass-tint', 7],
  ['link', 'link-tint', TEXT],
  ['ok-text', 'ok-tint', TEXT],
  ['warn-text', 'warn-tint', TEXT],
  ['bad-text', 'bad-tint', TEXT],
  ['on-level', 'level-vl', 6.65],
  ['on-level', 'level-l', 6.65],
  ['on-level', 'level-m', 6.65],
  ['on-level', 'level-h', 6.65],
  ['on-level-h', 'level-h', 6.65],
  ['on-level-vh', 'level-vh', 6.65],
  ...['cividis', 'rag'].flatMap((name): [string, string, number][] => [
    ...['vl', 'l', 'm'].map((level): [string, string, number] => ['on-level', `${name}-level-${level}`, 6.65]),
    [name === 'cividis' ? 'on-level-vh' : 'on-level-h', `${name}-level-h`, 6.65],
    ['on-level-vh', `${name}-level-vh`, 6.65],
  ]),
];

/** Levels that touch must be told apart without red or green cones too. Red, amber and green is kept for who asks for it. */
const LEAST_APART = 16;
const LEVELS = ['vl', 'l', 'm', 'h', 'vh'];

describe('colour tokens', () => {
  it('names the same colours in the dark as in the light, levels and people apart', () => {
    const shared = Object.keys(light).filter((name) => !/level|on-person/.test(name));
    expect(Object.keys(tokensOf(darkSource)).sort()).toEqual(shared.sort());
  });

  it.each(Object.entries(themes))('keeps every pair legible: %s', (_, tokens) => {
    const failing = PAIRS.map(([front, back, least]) => {
      const ratio = contrast(tokens[front] ?? '', tokens[back] ?? '');
      return ratio < least ? `${front} on ${back}: ${ratio.toFixed(2)} < ${least}` : null;
    }).filter(Boolean);
    expect(failing).toEqual([]);
  });

  it.each(['level', 'cividis-level'])('keeps neighbours of the levels apart for every vision: %s', (name) => {
    for (const vision of ['normal', 'deuteranopia', 'protanopia'] as const) {
      const apart = LEVELS.slice(1).map((level, i) =>
        deltaE(light[`${name}-${LEVELS[i]}`] ?? '', light[`${name}-${level}`] ?? '', vision),
      );
      expect(Math.round(Math.min(...apart)), `${vision}: ${apart}`).toBeGreaterThanOrEqual(LEAST_APART);
    }
  });

  it('keeps white legible on the colours of people', () => {
    for (const colour of PRESENCE_COLOURS) expect(contrast('#ffffff', colour), colour).toBeGreaterThanOrEqual(TEXT);
  });
});
