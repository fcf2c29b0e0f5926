import { normalise } from '../../src/language/script.ts';
import { entryTexts, recordTexts, type Check } from './base.ts';

/** Terms are there once, and each is used: one that no text, title or way of asking holds is an orphan. */
export const checkTerms: Check = (base) => {
  const texts = normalise(
    [
      ...[...base.records.values()].flatMap(({ content }) => [
        ...recordTexts(content).map(({ text }) => text),
        ...Object.values(content.title),
        ...content.askedAs['zh-Hans'],
        ...content.askedAs.en,
      ]),
      ...[...base.entries.values()].flatMap(({ content }) => [
        ...entryTexts(content).map(({ text }) => text),
        ...content.entry.askedAs['zh-Hans'],
        ...content.entry.askedAs.en,
      ]),
    ].join('\n'),
  );
  const seen = new Map<string, string>();
  for (const { id, file, content } of base.terms) {
    const earlier = seen.get(id);
    if (earlier !== undefined)
      base.problems.in(file).error(`holds the term ${id}, which ${earlier} holds already.`);
    seen.set(id, earlier ?? file);
    const names = [content['zh-Hans'], ...content.synonyms, ...content.lay].map(normalise);
    if (!names.some((name) => texts.includes(name)))
      base.problems.in(file).warning(`the term ${id} stands in no entry.`);
  }
};
