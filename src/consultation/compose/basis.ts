import { writtenLanguageFor } from '../../language/language.ts';
import type { Basis } from '../../knowledge/document.ts';
import type { Citation } from '../turn.ts';
import { chooseQuote } from './choose-quote.ts';
import { cite } from './citation.ts';
import type { Material } from './draft.ts';

const most = 2;

/** Citations of the articles an entry or a record rests on, numbered from `first`; those whose text is not in force are left out. */
export function citeBasis(basis: readonly Basis[], first: number, material: Material): Citation[] {
  const { view, asOf, language } = material;
  const sought = { query: material.query, aspects: material.understood.aspects };
  return basis
    .flatMap((each) => {
      const found =
        view.article(each, asOf, writtenLanguageFor(language)) ??
        view.article(each, asOf, 'zh-Hans') ??
        view.article(each, asOf, 'en');
      return found ? [found] : [];
    })
    .slice(0, most)
    .map((found, index) => cite(first + index, found, chooseQuote(found.passage, sought), language));
}
