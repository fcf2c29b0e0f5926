import { writtenLanguageFor } from '../../language/language.ts';
import { sentence } from '../../locale/sentences.ts';
import { say } from '../say.ts';
import type { Citation, Line } from '../turn.ts';
import { chooseQuote } from './choose-quote.ts';
import { handsOver, type Candidate } from './candidates.ts';
import { cite } from './citation.ts';
import type { Composer, Material } from './draft.ts';

/** A second passage is quoted too when it weighs nearly as much. */
const nearly = 0.92;

/** Whole sentences of the best passages. A visitor of another language gets them marked as such, and a person offered. */
export const quotes: Composer = {
  name: 'quotes',
  compose(material) {
    const [main, ...others] = material.candidates;
    if (!main || handsOver(main) || main.record) return undefined;
    const second = others.find((other) => isAlsoQuoted(main, other));
    const quoted = (second ? [main, second] : [main]).map((candidate, index) =>
      quoteOf(candidate, index + 1, material),
    );
    const foreign = main.passage.language !== writtenLanguageFor(material.language);
    return {
      by: 'quotes',
      main,
      lines: [...quoted.flatMap(({ lines }) => lines), ...(foreign ? [say('partly.person', {})] : [])],
      citations: quoted.map(({ citation }) => citation),
      partly: foreign,
      aiGenerated: false,
    };
  },
};

function isAlsoQuoted(main: Candidate, other: Candidate): boolean {
  return (
    other.weight >= nearly * main.weight &&
    other.record === undefined &&
    !handsOver(other) &&
    other.document.kind === main.document.kind &&
    other.passage.language === main.passage.language
  );
}

function quoteOf(
  candidate: Candidate,
  marker: number,
  material: Material,
): { lines: Line[]; citation: Citation } {
  const { passage } = candidate;
  const { language, understood } = material;
  const quote = chooseQuote(passage, { query: material.query, aspects: understood.aspects });
  const citation = cite(marker, candidate, quote, language);
  const { title, section } = citation;
  const foreign = passage.language !== writtenLanguageFor(language);
  const topic = sentence(`topic.${understood.topic ?? 'other'}`, {}, language);
  const lead = foreign
    ? say('partly.foreign-source', { topic, title, section }, [marker])
    : say('answer.quote', { title, section }, [marker]);
  return { lines: [lead, { text: quote, citations: [marker], quotedLanguage: passage.language }], citation };
}
