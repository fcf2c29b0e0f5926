import { writtenLanguageFor, type Language } from '../language/language.ts';
import type { Day } from '../platform/day.ts';
import { normalise } from '../language/script.ts';
import { lawName } from './changes.ts';
import type { Candidate } from './compose/candidates.ts';
import { speaksOf } from './notices.ts';
import { shortTitle, type AnnouncedChange, type ReleaseView } from './release-view.ts';
import { namesLaw } from './understand/law-names.ts';
import type { Understood } from './understand/understand.ts';

/**
 * The change ahead that a question asks about and whose rule is not known: the evidence is of the law of today, or
 * the change record itself counts the matter among what is unknown.
 */
export function unknownAhead(
  understood: Understood,
  query: string,
  main: Candidate | undefined,
  { view, asOf, language }: { readonly view: ReleaseView; readonly asOf: Day; readonly language: Language },
): AnnouncedChange | undefined {
  if (!understood.lawAhead) return undefined;
  const written = writtenLanguageFor(language);
  const ahead = view.changes.find(
    ({ record, change }) => change.from > asOf && isAskedAbout(record.topics, change.law, understood),
  );
  if (!ahead) return undefined;
  const open = ahead.change.unknown[written].some((line) => speaksOf(line, query, written));
  return open || !tellsOfChange(main, ahead) ? ahead : undefined;
}

function isAskedAbout(topics: readonly string[], law: string, { field, normalised }: Understood): boolean {
  return (
    normalised.includes(shortTitle(law)) || field.topics.slice(0, 1).some((topic) => topics.includes(topic))
  );
}

/**
 * The change of a law that the question names, where it has come into force and the release holds no text of the
 * new law: what is left of the old rules is no answer to what the law says.
 */
export function changedLawNamed(
  { normalised }: Understood,
  main: Candidate | undefined,
  { view, asOf }: { readonly view: ReleaseView; readonly asOf: Day },
): AnnouncedChange | undefined {
  const named = view.changes.find(({ record, change }) => {
    const names = [shortTitle(change.law), normalise(lawName(record, change.law, 'en'))];
    const said = names.some((name) => namesLaw(normalised, name));
    return change.from <= asOf && said && view.inForce(change.law, asOf).length === 0;
  });
  return named && !tellsOfChange(main, named) ? named : undefined;
}

/** A record of a change, or an entry that rests on the new law. */
function tellsOfChange(main: Candidate | undefined, { change }: AnnouncedChange): boolean {
  if (!main) return false;
  if (main.record?.kind === 'change') return true;
  const law = shortTitle(change.law);
  return main.document.basis.some(({ document }) => {
    const title = shortTitle(document);
    return title !== law && title.endsWith(law) && /^\d{4}/.test(title);
  });
}
