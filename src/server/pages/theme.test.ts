import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, themeCss } from './theme.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the theme of a configured colour', () => {
  it('keeps a colour that can be read as it is', () => {
    expect(themeCss('#0b5c8e')).toContain('--theme-accent:#0b5c8e;');
  });

  it('can be read on both grounds and carries text, whatever colour was chosen', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const [light = '', onLight = '', dark = '', onDark = ''] =
          themeCss(accent).match(/#[\da-f]{6}/g) ?? [];
        expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(light, '#e9f0f5')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark, '#1a2129')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark, '#22303b')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(light, onLight)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark, onDark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
