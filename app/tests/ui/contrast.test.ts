import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, '../../src/ui/styles/tokens.css'), 'utf8');
const tokens = new Map(
  [...CSS.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map((name) => luminance(tokens.get(name) ?? '#000000'))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('in full sun', () => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'ground'],
    ['ink', 'brand-soft'],
    ['ink', 'accent'],
    ['ink', 'urgent-soft'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'ground'],
    ['on-brand', 'brand'],
    ['on-brand', 'good'],
    ['brand', 'paper'],
    ['brand', 'ground'],
    ['brand', 'brand-soft'],
    ['paper', 'stat'],
    ['stat', 'paper'],
    ['stat', 'ground'],
    ['stat', 'stat-soft'],
    ['asap', 'asap-soft'],
    ['urgent', 'urgent-soft'],
    ['routine', 'routine-soft'],
    ['good', 'good-soft'],
  ])('%s on %s is easy to read', (text, ground) => {
    expect(tokens.has(text) && tokens.has(ground)).toBe(true);
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
  });

  it('the frames of controls are seen', () => {
    expect(contrast('line-strong', 'paper')).toBeGreaterThanOrEqual(3);
  });
});
