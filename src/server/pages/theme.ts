/** The darkest of the light grounds and the lightest of the dark ones that the accent stands on (style/tokens.css). */
const lightGround = '#e9f0f5';
const darkGround = '#22303b';
/** What WCAG 2.2 AA asks of text. */
const readable = 4.5;
const onLight = '#ffffff';
const onDark = '#0c1218';

/** A style sheet with the configured accent, darkened or lightened until it can be read on the grounds of each scheme. */
export function themeCss(accent: string): string {
  const light = towards(accent, '#000000', lightGround);
  const dark = towards(accent, '#ffffff', darkGround);
  return `:root{--theme-accent:${light};--theme-on-accent:${textOn(light)};--theme-accent-dark:${dark};--theme-on-accent-dark:${textOn(dark)}}\n`;
}

/** The contrast of two colours as WCAG counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function textOn(colour: string): string {
  return contrast(colour, onLight) >= contrast(colour, onDark) ? onLight : onDark;
}

/** The colour, mixed with as much of the end as it takes to be readable on the ground and to carry text itself. */
function towards(colour: string, end: string, ground: string): string {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, end, share);
    if (contrast(mixed, ground) >= readable && contrast(mixed, textOn(mixed)) >= readable) return mixed;
  }
  return end;
}

function mix(one: string, other: string, share: number): string {
  const [first, second] = [parts(one), parts(other)];
  const mixed = first.map((part, index) => Math.round(part + ((second[index] ?? 0) - part) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
    const level = part / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16));
}
