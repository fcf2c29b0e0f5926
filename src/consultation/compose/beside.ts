import { statementText } from '../../knowledge/record-text.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import { say } from '../say.ts';
import { shortAnswerOf } from './approved-answer.ts';
import { handsOver, sameMatter, type Candidate } from './candidates.ts';
import { cite, titleOf } from './citation.ts';
import type { Draft, Material } from './draft.ts';

/** Evidence of another matter is given beside the best when it weighs at least this share of it: either may be meant. */
const near = 0.9;
/** Answers of one matter, which can be shown with another one under them. */
const single: ReadonlySet<string> = new Set(['record-card', 'approved-answer']);

/** An answer with what stands beside it: the other thing that was asked, or the matter that may be meant as well. */
export function withBeside(draft: Draft, material: Material): Draft {
  if (draft.partly || !single.has(draft.by)) return draft;
  const { also } = material;
  if (also && !sameMatter(also, draft.main)) return joined(draft, also, 'answer.also', material);
  const other = material.candidates.find((candidate) => !sameMatter(candidate, draft.main));
  return other && isNear(other, draft.main, material) ? joined(draft, other, 'answer.near', material) : draft;
}

function isNear(other: Candidate, main: Candidate, { language }: Material): boolean {
  return (
    other.weight >= near * main.weight &&
    other.fit.otherRight < 1 &&
    other.document.kind !== 'statute' &&
    other.passage.language === writtenLanguageFor(language) &&
    !handsOver(other)
  );
}

/** Entries copy what a record states: said once is enough. */
function says({ lines }: Draft, text: string): boolean {
  return lines.some((line) => 'text' in line && line.text.trim() === text.trim());
}

function joined(
  draft: Draft,
  other: Candidate,
  lead: 'answer.also' | 'answer.near',
  material: Material,
): Draft {
  const { language } = material;
  const marker = draft.citations.length + 1;
  const { passage, document, record } = other;
  const text = record ? statementText(record, passage.language) : shortAnswerOf(other, material);
  if (says(draft, text)) return { ...draft, beside: other };
  const quote = passage.text.includes(text) ? text : passage.text.trim();
  return {
    ...draft,
    lines: [
      ...draft.lines,
      say(lead, { title: titleOf(document, language) }, [marker]),
      { text, citations: [marker] },
    ],
    citations: [...draft.citations, cite(marker, other, quote, language)],
    beside: other,
  };
}
