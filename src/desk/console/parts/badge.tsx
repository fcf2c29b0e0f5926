import type { ComponentChildren } from 'preact';

export type Tone = 'plain' | 'good' | 'notice' | 'danger' | 'accent';

/** A word in a frame. Colour never says more than the word does. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
