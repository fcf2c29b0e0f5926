import { normalise } from '../../language/script.ts';
import type { Document } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import { basisOfSection, citeBasis } from './basis.ts';
import { chooseQuote } from './choose-quote.ts';
import { handsOver, type Candidate } from './candidates.ts';
import { cite } from './citation.ts';
import type { Composer, Material } from './draft.ts';

/** A longer answer is shortened to its sentences that fit; English takes more letters to say the same. */
const longest = { 'zh-Hans': 700, en: 2000 } as const;

const longestBeside = { 'zh-Hans': 200, en: 600 } as const;

/** What editors wrote for a question: the answer of an entry, or of a question–answer pair, as it stands. */
export const approvedAnswer: Composer = {
  name: 'approved-answer',
  compose(material) {
    const [main] = material.candidates;
    if (!main || handsOver(main) || !isWrittenForVisitors(main.document, main.passage)) return undefined;
    const { document, passage } = main;
    if (passage.language !== writtenLanguageFor(material.language)) return undefined;
    const answer = answerOf(passage, document);
    const sought = { query: material.query, aspects: material.understood.aspects };
    const text =
      answer.length <= longest[passage.language] ? answer : chooseQuote({ ...passage, text: answer }, sought);
    const rests = isSectionOfMany(main) ? basisOfSection(document.basis, passage) : document.basis;
    const basis = citeBasis(rests, 2, material);
    return {
      by: 'approved-answer',
      main,
      lines: [{ text, citations: [1, ...basis.map(({ marker }) => marker)] }],
      citations: [cite(1, main, text, material.language), ...basis],
      partly: false,
      aiGenerated: false,
    };
  },
};

/** A short answer of an entry to be given beside another one. */
export function shortAnswerOf({ passage, document }: Candidate, { query, understood }: Material): string {
  const text = answerOf(passage, document);
  const sought = { query, aspects: understood.aspects };
  return text.length <= longestBeside[passage.language] ? text : chooseQuote({ ...passage, text }, sought);
}

/** Entries of a knowledge base, and answers to a question of a document. */
function isWrittenForVisitors({ source, kind }: Document, passage: Passage): boolean {
  if (kind === 'record' || kind === 'statute') return false;
  return source !== 'files' || passage.kind === 'question-answer';
}

/** A section of a guide or a policy, whose other sections rest on other articles. */
function isSectionOfMany({ document, passage }: Candidate): boolean {
  return (document.kind === 'guide' || document.kind === 'policy') && passage.unit.startsWith('section');
}

/** A passage without the question it begins with. */
function answerOf({ text, askedAs }: Passage, { titles }: Document): string {
  const [first = '', ...rest] = text.trim().split('\n');
  const questions = [...askedAs, ...Object.values(titles)].map(formOf);
  return rest.length > 0 && questions.includes(formOf(first.replace(/^#+ */, '')))
    ? rest.join('\n').trim()
    : text.trim();
}

function formOf(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
