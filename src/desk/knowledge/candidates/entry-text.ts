import { stringify } from 'yaml';
import { faqSchema } from '../../../knowledge/entry.ts';
import { writtenLanguages } from '../../../language/language.ts';
import type { Draft, FieldFault } from '../../wire/candidate.ts';

/** What would break the parts of the file apart, or look like markup to a reader. */
const heading = /^\s{0,3}#{1,6}(?:\s|$)/m;
const markup = /<\/?[a-z!][^>]*>/i;

/** The front matter an approved draft becomes, not yet checked. */
function frontOf({ answer: _answer, url, effectiveTo, ...draft }: Draft): object {
  const trimmed = (list: readonly string[]) => list.map((each) => each.trim()).filter((each) => each !== '');
  return {
    kind: 'faq',
    ...draft,
    title: { 'zh-Hans': draft.title['zh-Hans'].trim(), en: draft.title.en.trim() },
    askedAs: { 'zh-Hans': trimmed(draft.askedAs['zh-Hans']), en: trimmed(draft.askedAs.en) },
    basis: draft.basis.map(({ document, ...place }) => ({ document: document.trim(), ...place })),
    sources: trimmed(draft.sources),
    jurisdiction: draft.jurisdiction.trim(),
    ...(url.trim() === '' ? {} : { url: url.trim() }),
    ...(effectiveTo === '' ? {} : { effectiveTo }),
    status: 'confirmed',
  };
}

/**
 * What keeps a draft from being an entry, by field; `unknownIn` names the placeholders of a text that no record answers.
 * An entry copies its figures from records, so a wrong name would leave a gap in the answer.
 */
export function faultsOf(draft: Draft, unknownIn: (text: string) => readonly string[]): FieldFault[] {
  const front = faqSchema.safeParse(frontOf(draft));
  const faults: FieldFault[] = (front.error?.issues ?? []).map(({ path, message }) => ({
    field: path.map(String).join('.'),
    message,
  }));
  for (const language of writtenLanguages) {
    const text = draft.answer[language];
    const field = `answer.${language}`;
    if (text.trim() === '') faults.push({ field, message: 'write the answer' });
    if (heading.test(text)) faults.push({ field, message: 'a line may not begin with "#"' });
    if (markup.test(text)) faults.push({ field, message: 'markup as in <b> is not possible' });
    for (const name of unknownIn(text))
      faults.push({ field, message: `{{${name}}} is not the id of a record or value` });
  }
  if (draft.effectiveTo !== '' && draft.effectiveTo < draft.effectiveFrom)
    faults.push({ field: 'effectiveTo', message: 'must not be before the first day' });
  return faults;
}

/** The text of the entry's file: front matter and a part a language. The draft has no faults. */
export function entryText(draft: Draft): string {
  const parts = writtenLanguages.map((language) => `# ${language}\n\n${draft.answer[language].trim()}\n`);
  return `---\n${stringify(frontOf(draft), { lineWidth: 0 })}---\n\n${parts.join('\n')}`;
}

/** Where an entry lies in its source. */
export function entryPath(name: string): string {
  return `faq/${name}.md`;
}

/** The field of the form that a fault of an entry's file is about: named by the front matter, or by the part a line is in. */
export function fieldAt(place: string, text: string): string {
  const inFront = /^front matter, (.+)$/.exec(place)?.[1];
  if (inFront !== undefined) return inFront;
  const line = Number(/^line (\d+)$/.exec(place)?.[1] ?? 0);
  const english = text.split('\n').indexOf('# en') + 1;
  return line > english && english > 0 ? 'answer.en' : 'answer.zh-Hans';
}
