import type { Passage } from '../../knowledge/passage.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import { sentence } from '../../locale/sentences.ts';
import { say } from '../say.ts';
import type { Citation, Line } from '../turn.ts';
import { handsOver, type Candidate } from './candidates.ts';
import { chooseQuote } from './choose-quote.ts';
import { cite } from './citation.ts';
import type { Composer, Material } from './draft.ts';
import { beginsWithItem, leadOf } from './quote-units.ts';

/** A second passage is quoted too when it weighs nearly as much. */
const nearly = 0.92;

/** Whole sentences of the best passages. A visitor of another language gets them marked as such, and a person offered. */
export const quotes: Composer = {
  name: 'quotes',
  compose(material) {
    const [main, ...others] = material.candidates;
    if (!main || handsOver(main) || main.record) return undefined;
    const second = others.find((other) => isAlsoQuoted(main, other));
    const parts = (second ? [main, second] : [main]).flatMap((candidate) => quotedParts(candidate, material));
    const quoted = parts.map((part, index) => quoteOf(part, index + 1, material));
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

/** A passage and the words to quote of it. */
interface Part extends Pick<Candidate, 'document' | 'passage'> {
  readonly quote: string;
}

/** The part of a passage that answers; items that stand in a later part of a long article get the lead they belong to. */
function quotedParts({ document, passage }: Candidate, { query, understood, view }: Material): Part[] {
  const quote = chooseQuote(passage, { query, aspects: understood.aspects });
  const own = { document, passage, quote };
  if (!beginsWithItem(quote)) return [own];
  const before = view
    .passagesOf(document.id, passage.language)
    .filter((other) => other.ordinal <= passage.ordinal && baseUnit(other) === baseUnit(passage));
  const source = before.findLast((other) => leadOf(other.text) !== undefined);
  const lead = source && leadOf(source.text);
  return source && lead !== undefined ? [{ document, passage: source, quote: lead }, own] : [own];
}

/** `article-7/2` is a part of `article-7`. */
function baseUnit({ unit }: Passage): string {
  return unit.split('/')[0] ?? unit;
}

function quoteOf(part: Part, marker: number, material: Material): { lines: Line[]; citation: Citation } {
  const { language, understood } = material;
  const quotedLanguage = part.passage.language;
  const citation = cite(marker, part, part.quote, language);
  const { title, section } = citation;
  const topic = sentence(`topic.${understood.topic ?? 'other'}`, {}, language);
  const foreign = quotedLanguage !== writtenLanguageFor(language);
  const lead = foreign
    ? say('partly.foreign-source', { topic, title, section }, [marker])
    : say('answer.quote', { title, section }, [marker]);
  const first = marker === 1 ? lead : say('answer.see', { title, section }, [marker]);
  return { lines: [first, { text: part.quote, citations: [marker], quotedLanguage }], citation };
}
