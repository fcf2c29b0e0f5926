import { findArticles } from '../../language/articles.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import type { Basis } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { shortTitle } from '../release-view.ts';
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

/** Of the basis of an entry what one section of it names; each section of a guide states its own. */
export function basisOfSection(basis: readonly Basis[], { text }: Passage): Basis[] {
  const named = findArticles(text);
  return basis.filter(({ document, article }) =>
    named.some((each) => each.article === article && mayBe(each.law, document)),
  );
}

/** A law is named in full, by the end of its name (实施条例), in English, or not at all. */
function mayBe(named: string | undefined, law: string): boolean {
  if (named === undefined || !/\p{Script=Han}/u.test(named)) return true;
  return shortTitle(law).endsWith(shortTitle(named));
}
