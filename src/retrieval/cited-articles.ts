import { findArticles } from '../language/articles.ts';
import { englishWords } from '../language/english-words.ts';
import { phraseKey, type GlossaryIndex } from '../language/glossary-index.ts';
import { normalise } from '../language/script.ts';
import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';

/** Finds the texts that a question names by law and article. */
export class CitedArticles {
  readonly #texts = new Map<string, number[]>();
  readonly #glossary: GlossaryIndex;

  /** `passages`: the passages of one language in the order of their numbers, each with its document. */
  constructor(passages: Iterable<readonly [Passage, Document]>, glossary: GlossaryIndex) {
    this.#glossary = glossary;
    let text = 0;
    for (const [{ article, language }, { titles }] of passages) {
      const title = titles[language];
      if (article !== undefined && title !== undefined) this.#note(keyOf(title, article), text);
      text++;
    }
  }

  /** The numbers of the texts of 专利法第四十二条, or of "Article 42 of the Patent Law" where the glossary knows the law. */
  citedIn(question: string): number[] {
    return findArticles(question).flatMap(({ law, article }) => {
      if (law === undefined) return [];
      return [law, ...this.#chineseNames(law)].flatMap((name) => this.#texts.get(keyOf(name, article)) ?? []);
    });
  }

  #chineseNames(law: string): string[] {
    const names = this.#glossary.english.get(phraseKey(englishWords(normalise(law)))) ?? [];
    return names.map(({ name }) => name);
  }

  #note(key: string, text: number): void {
    const texts = this.#texts.get(key);
    if (texts === undefined) this.#texts.set(key, [text]);
    else texts.push(text);
  }
}

/** Laws go by their name without the state's, without the year of a version, and without the book of a code (民法典-总则). */
function keyOf(title: string, article: number): string {
  const name = normalise(title)
    .replace(/^中华人民共和国/u, '')
    .replace(/\(.*\)$/u, '')
    .replace(/[-–—·].+$/u, '');
  return `${name}#${article}`;
}
