import type { Document } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { writtenLanguageFor, type Language } from '../../language/language.ts';
import { sentence } from '../../locale/sentences.ts';
import { shortTitle } from '../release-view.ts';
import type { Citation } from '../turn.ts';

/** A citation of a passage; `quote` has to be words of the passage, unchanged. */
export function cite(
  marker: number,
  { document, passage }: { document: Document; passage: Passage },
  quote: string,
  language: Language,
): Citation {
  return {
    marker,
    documentId: document.id,
    passageId: passage.id,
    title: titleOf(document, language),
    section: sectionOf(document, passage, language),
    ...(document.documentNumber !== undefined && { documentNumber: document.documentNumber }),
    ...(document.issuer !== undefined && { issuer: document.issuer }),
    effectiveFrom: document.effectiveFrom,
    ...(document.effectiveTo !== undefined && { effectiveTo: document.effectiveTo }),
    ...(document.url !== undefined && { url: document.url }),
    quote,
  };
}

/** A document's title for a reader; a foreign reader of a law or policy gets its Chinese title beside it. */
export function titleOf(document: Document, language: Language): string {
  const { en, 'zh-Hans': chinese } = document.titles;
  if (writtenLanguageFor(language) === 'zh-Hans') return chinese ?? en ?? document.path;
  if (en === undefined) return chinese ?? document.path;
  const official = document.kind === 'statute' || document.kind === 'policy';
  return official && chinese !== undefined
    ? sentence('citation.source-title', { title: en, original: shortTitle(chinese) }, language)
    : en;
}

/** Kinds whose passages have no place of their own to name: the law they rest on is what a reader can look up. */
const placeless: ReadonlySet<Document['kind']> = new Set(['record', 'faq', 'outlet']);
const mostBasis = 3;

/** Where in the document, in the source's script: its own section, or the law it rests on (依据：专利法第42条). */
function sectionOf(document: Document, passage: Passage, language: Language): string {
  if (!placeless.has(document.kind) || document.basis.length === 0) return passage.section;
  const written = writtenLanguageFor(language);
  const places = document.basis
    .slice(0, mostBasis)
    .map(({ document: law, article }) =>
      article === undefined ? law : sentence('citation.article', { law, article }, written),
    );
  const separator = written === 'en' ? ', ' : '、';
  return sentence('citation.basis', { places: [...new Set(places)].join(separator) }, written);
}
