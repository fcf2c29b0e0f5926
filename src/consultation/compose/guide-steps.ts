import type { Passage } from '../../knowledge/passage.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import type { Citation, Line } from '../turn.ts';
import { basisOfSection, citeBasis } from './basis.ts';
import { handsOver, type Candidate } from './candidates.ts';
import { cite } from './citation.ts';
import type { Composer, Material } from './draft.ts';

/** A match this near with a way of asking for the guide asks for the whole of it. */
const asked = 0.85;
/** A guide of more characters is given by its section that fits best. */
const longest = { 'zh-Hans': 1400, en: 4000 } as const;

/**
 * All steps of a guide that is kept section by section, for a question that asks for the guide and not for one
 * step: a single section would be the answer to another question.
 */
export const guideSteps: Composer = {
  name: 'guide-steps',
  compose(material) {
    const [main] = material.candidates;
    if (!main || handsOver(main) || !isAskedWhole(main)) return undefined;
    const language = writtenLanguageFor(material.language);
    const sections = material.view.passagesOf(main.document.id, language);
    const length = sections.reduce((sum, { text }) => sum + text.length, 0);
    if (sections.length < 2 || length > longest[language]) return undefined;
    const lines: Line[] = [];
    const citations: Citation[] = [];
    for (const section of sections) {
      const own = citationsOf(section, main, citations.length + 1, material);
      citations.push(...own);
      lines.push({ text: section.text.trim(), citations: own.map(({ marker }) => marker) });
    }
    return { by: 'guide-steps', main, lines, citations, partly: false, aiGenerated: false };
  },
};

function isAskedWhole({ document, passage, hit }: Candidate): boolean {
  const isSection = passage.kind === 'section' && passage.unit.startsWith('section');
  return document.kind === 'guide' && isSection && (hit.scores.askedAs ?? 0) >= asked;
}

function citationsOf(
  passage: Passage,
  { document }: Candidate,
  marker: number,
  material: Material,
): Citation[] {
  const basis = citeBasis(basisOfSection(document.basis, passage), marker + 1, material);
  return [cite(marker, { document, passage }, passage.text.trim(), material.language), ...basis];
}
