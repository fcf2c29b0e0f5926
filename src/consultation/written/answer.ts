import { writtenLanguageFor } from '../../language/language.ts';
import { sentence } from '../../locale/sentences.ts';
import { chooseQuote } from '../compose/choose-quote.ts';
import { cite } from '../compose/citation.ts';
import type { Draft, Material } from '../compose/draft.ts';
import { shortTitle } from '../release-view.ts';
import { say } from '../say.ts';
import type { Citation } from '../turn.ts';
import type { WrittenSentence } from './sentence-reader.ts';
import type { Source } from './sources.ts';

/** Sentences, and the sources they may rest on. */
export interface Grounded {
  readonly sources: readonly Source[];
  readonly sentences: WrittenSentence[];
}

/** A written answer as a draft: tokens turned into citations, numbered in the order in which they are first used. */
export function draftOf({ sources, sentences }: Grounded, material: Material): Draft {
  const [first] = sources;
  if (!first) throw new Error('An answer is written from at least one source.');
  const used = [...new Set(sentences.flatMap(({ tokens }) => tokens))].flatMap(
    (token) => sources.find((source) => source.token === token) ?? [],
  );
  const markerOf = (token: string) => used.findIndex((source) => source.token === token) + 1;
  const citations = used.map((source, at) => citationOf(source, at + 1, sentences, material));
  const lines = sentences.map(({ text, tokens }) => ({
    text,
    citations: [...new Set(tokens.map(markerOf))].filter((marker) => marker > 0),
  }));
  const foreign = used.some(
    ({ candidate }) => candidate.passage.language !== writtenLanguageFor(material.language),
  );
  const main = used.includes(first) ? first : (used[0] ?? first);
  return {
    by: 'written',
    main: main.candidate,
    lines: [...lines, ...(foreign ? [say('written.original-decides', {})] : [])],
    citations,
    partly: false,
    aiGenerated: true,
  };
}

/** The words of the source that stand behind its sentences, and its title; a foreign reader gets the Chinese one too. */
function citationOf(
  { candidate, token }: Source,
  marker: number,
  sentences: readonly WrittenSentence[],
  { language, understood, query }: Material,
): Citation {
  const behind = sentences.filter(({ tokens }) => tokens.includes(token)).map(({ text }) => text);
  const sought = { query: [query, ...behind].join('\n'), aspects: understood.aspects };
  const citation = cite(marker, candidate, chooseQuote(candidate.passage, sought), language);
  const original = candidate.document.titles['zh-Hans'];
  const isTranslated =
    language === 'en' && candidate.passage.language === 'zh-Hans' && original !== undefined;
  if (!isTranslated || citation.title.includes(shortTitle(original))) return citation;
  return {
    ...citation,
    title: sentence(
      'citation.source-title',
      { title: citation.title, original: shortTitle(original) },
      language,
    ),
  };
}
