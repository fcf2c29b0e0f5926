import type {
  Document,
  DocumentKind,
  DocumentSource,
  HotlineFunction,
} from '../../src/knowledge/document.ts';
import type { Authority } from '../../src/knowledge/document.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import { writtenLanguageFor } from '../../src/language/language.ts';
import type { FileProblems } from '../problems.ts';
import { inferFacts } from './infer.ts';
import { inferAuthority, inferJurisdiction, inferTopics } from './infer-standing.ts';
import type { Stated } from './stated.ts';

/** A text and what is stated about it. */
export interface TextToDescribe {
  readonly source: DocumentSource;
  readonly path: string;
  readonly lines: readonly string[];
  /** Title its format marks: the first heading, the page's title. */
  readonly heading: string | undefined;
  readonly stated: Stated | undefined;
}

const kindOf: Readonly<Record<Authority, DocumentKind>> = {
  law: 'statute',
  'administrative-regulation': 'statute',
  'judicial-interpretation': 'statute',
  'department-rule': 'statute',
  'local-regulation': 'statute',
  'city-policy': 'policy',
  'district-policy': 'policy',
  guide: 'guide',
};
const functionOf: Partial<Readonly<Record<DocumentKind, HotlineFunction>>> = {
  statute: 'legal',
  policy: 'policy',
};

/**
 * The document a text becomes: what is stated, completed by what the text says of itself and reported as inferred.
 * A text whose status nobody stated is `unconfirmed`, with a warning. Undefined, with errors reported, when what must be known is not.
 */
export function describeDocument(text: TextToDescribe, problems: FileProblems): Document | undefined {
  const { source, path, stated } = text;
  const facts = inferFacts(text.lines, text.heading);
  const told = <Value extends string>(
    name: string,
    given: Value | undefined,
    inferred: Value | undefined,
  ) => {
    if (given === undefined && inferred !== undefined) problems.inferred(`${name} = ${inferred}`);
    return given ?? inferred;
  };
  const title = told('title', stated?.title, facts.title) ?? fileStem(path);
  const issuer = told('issuer', stated?.issuer, facts.issuer);
  const documentNumber = told('documentNumber', stated?.documentNumber, facts.documentNumber);
  const effectiveFrom = told('effectiveFrom', stated?.effectiveFrom, facts.effectiveFrom);
  const effectiveTo = stated ? stated.effectiveTo : told('effectiveTo', undefined, facts.effectiveTo);
  const authority = told('authority', stated?.authority, inferAuthority(title, issuer));
  const jurisdiction =
    authority && told('jurisdiction', stated?.jurisdiction, inferJurisdiction(authority, issuer));
  if (!effectiveFrom) missing('effectiveFrom', 'the day it comes into force', problems);
  if (!authority) missing('authority', 'how binding it is', problems);
  else if (!jurisdiction) missing('jurisdiction', 'where it applies', problems);
  if (effectiveFrom && effectiveTo && effectiveTo < effectiveFrom) {
    problems.error(`ends (${effectiveTo}) before it begins (${effectiveFrom}).`, 'effectiveTo');
    return undefined;
  }
  if (!effectiveFrom || !authority || !jurisdiction) return undefined;
  if (stated?.status === undefined)
    problems.warning(
      'states no status; it is unconfirmed, for staff only, until its row or front matter says status: confirmed.',
    );
  const language = writtenLanguageOf(text);
  const kind = stated?.kind ?? kindOf[authority];
  const hotlineFunction = stated?.hotlineFunction ?? functionOf[kind];
  return {
    id: `${source}/${path}`,
    source,
    path,
    kind,
    titles: { [language]: title },
    languages: [language],
    ...(issuer !== undefined && { issuer }),
    ...(documentNumber !== undefined && { documentNumber }),
    supersedes: stated?.supersedes ?? [],
    ...(stated?.supersededBy !== undefined && { supersededBy: stated.supersededBy }),
    topics: stated?.topics ?? inferTopics(title),
    ...(hotlineFunction && { hotlineFunction }),
    ...(stated?.url !== undefined && { url: stated.url }),
    basis: [],
    authority,
    jurisdiction,
    effectiveFrom,
    ...(effectiveTo && { effectiveTo }),
    ...(stated?.checkedOn && { checkedOn: stated.checkedOn }),
    status: stated?.status ?? 'unconfirmed',
    volatility: stated?.volatility ?? (effectiveTo ? 'C' : 'S'),
  };
}

function missing(field: string, meaning: string, problems: FileProblems): void {
  problems.error(
    `is missing and the text does not say it; state ${meaning} in front matter or in the metadata table.`,
    field,
  );
}

/** Traditional script is Chinese as well: the passages keep their characters, search folds them. */
function writtenLanguageOf({ stated, lines }: TextToDescribe): WrittenLanguage {
  return writtenLanguageFor(stated?.language ?? detectLanguage(lines.join('\n').slice(0, 2000)).language);
}

function fileStem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}
