import { escapeHtml } from './markup.ts';

const size = { width: 420, height: 260, left: 46, right: 24, top: 12, bottom: 36 };
const inner = {
  width: size.width - size.left - size.right,
  height: size.height - size.top - size.bottom,
};

/** A point from 0 to 1 on both axes; `size` makes a dot of that weight. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** How a plot is laid out: what the axes are, and the largest value of the upright one. */
export interface PlotFrame {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly top: number;
}

/** A curve, with a level line where one is given. Shares on both axes. */
export function curvePlot(frame: PlotFrame, points: readonly PlotPoint[], level?: number): string {
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${place(frame, x, y)}`).join('');
  const line =
    level === undefined
      ? ''
      : `<path d="M${place(frame, 0, level)}L${place(frame, 1, level)}" stroke="#b3401a" stroke-dasharray="4 3"/>`;
  return svg(frame, `${line}<path d="${path}" fill="none" stroke="#0b5c8e" stroke-width="2"/>`);
}

/** Dots against the diagonal: where confidence is true they lie on it. */
export function diagonalPlot(frame: PlotFrame, points: readonly PlotPoint[]): string {
  const dots = points.map(({ x, y }) => {
    const [left = '0', upper = '0'] = place(frame, x, y).split(' ');
    return `<circle cx="${left}" cy="${upper}" r="4.5" fill="#0b5c8e"/>`;
  });
  return svg(
    frame,
    `<path d="M${place(frame, 0, 0)}L${place(frame, 1, 1)}" stroke="#9aa8b5" stroke-dasharray="4 3"/>${dots.join('')}`,
  );
}

/** A bar for each name, with its share and the number it was counted over. */
export function barPlot(title: string, bars: readonly { name: string; share: number; of: number }[]): string {
  const step = 24;
  const height = bars.length * step + 8;
  const label = 150;
  const length = 170;
  const rows = bars.map(({ name, share, of }, at) => {
    const y = at * step + 6;
    return `<text x="${label - 8}" y="${y + 12}" text-anchor="end">${escapeHtml(name)}</text><rect x="${label}" y="${y}" width="${(share * length).toFixed(1)}" height="15" fill="#0b5c8e"/><text x="${(label + share * length + 6).toFixed(1)}" y="${y + 12}">${(100 * share).toFixed(0)} % / ${of}</text>`;
  });
  return `<svg viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${escapeHtml(title)}">${rows.join('')}</svg>`;
}

function place({ top }: PlotFrame, x: number, y: number): string {
  const left = size.left + Math.min(1, Math.max(0, x)) * inner.width;
  const upper = size.top + (1 - Math.min(1, Math.max(0, y / top))) * inner.height;
  return `${left.toFixed(1)} ${upper.toFixed(1)}`;
}

const marks = [0, 0.25, 0.5, 0.75, 1];

function svg(frame: PlotFrame, content: string): string {
  const ticks = marks.map((mark) => {
    const [left = '0'] = place(frame, mark, 0).split(' ');
    const [, upper = '0'] = place(frame, 0, mark * frame.top).split(' ');
    const value = 100 * mark * frame.top;
    return `<text x="${left}" y="${size.height - 20}" text-anchor="middle">${100 * mark} %</text><text x="${size.left - 6}" y="${Number(upper) + 4}" text-anchor="end">${value.toFixed(value % 1 === 0 ? 0 : 1)} %</text><path d="M${size.left} ${upper}H${size.width - size.right}" stroke="#e6ebf0"/>`;
  });
  return `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(frame.title)}">${ticks.join('')}${content}<text x="${size.left + inner.width / 2}" y="${size.height - 4}" text-anchor="middle">${escapeHtml(frame.x)}</text><text transform="translate(11 ${size.top + inner.height / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(frame.y)}</text></svg>`;
}
