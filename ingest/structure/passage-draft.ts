import type { PassageKind } from '../../src/knowledge/passage.ts';

/** A passage before it belongs to a document: what structure alone knows. */
export interface PassageDraft {
  /** Names the content within its document; unique there. */
  readonly unit: string;
  readonly kind: PassageKind;
  /** Headings above and of the passage, outermost first. */
  readonly path: readonly string[];
  /** What a citation calls it. */
  readonly section: string;
  readonly article?: number;
  /** Lines joined by line feeds; the words of the source, unchanged. */
  readonly text: string;
  /** The question a question–answer passage answers. */
  readonly askedAs?: readonly string[];
}

/** The drafts with unit names made unique: numbering that starts again gets `~2`, `~3`. */
export function withUniqueUnits(drafts: readonly PassageDraft[]): PassageDraft[] {
  const seen = new Set<string>();
  return drafts.map((draft) => {
    let unit = draft.unit;
    for (let copy = 2; seen.has(unit); copy++) unit = `${draft.unit}~${copy}`;
    seen.add(unit);
    return unit === draft.unit ? draft : { ...draft, unit };
  });
}

/** One draft a text; from the second on the unit says which part it is. */
export function partDrafts(base: Omit<PassageDraft, 'text'>, texts: readonly string[]): PassageDraft[] {
  return texts.map((text, index) => ({
    ...base,
    text,
    unit: index === 0 ? base.unit : `${base.unit}/${index + 1}`,
  }));
}
