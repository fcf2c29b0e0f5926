import { glossTokens } from '../../language/glosses.ts';
import type { WrittenLanguage } from '../../language/language.ts';
import { sameQuantity } from '../../language/quantities.ts';
import { normalise } from '../../language/script.ts';
import { bigramTokens, englishTokens } from '../../language/tokens.ts';
import { rightsDiffer, rightsOf, type RightId } from '../understand/rights.ts';
import { stagesIn } from '../understand/stages.ts';
import { wordsOf, type Check, type Checked } from './check.ts';
import { citedBy, type Cited } from './cited.ts';
import { dimensionOf, statementsOf, type Statement } from './statements.ts';

/**
 * A quantity is said of what its source says it of: 15 years are the term of a design, not of an invention, though
 * one passage states both. What the words around it share with each place that states a quantity of the kind decides.
 */
export const subjects: Check = {
  name: 'subjects',
  faults: (checked) =>
    checked.draft.lines.flatMap((line) => {
      if (!('text' in line) || line.quotedLanguage !== undefined) return [];
      const places = citedBy(line, checked).flatMap(placesOf);
      const because = faultOf(wordsOf(line), places, checked);
      return because === undefined ? [] : [{ line, because }];
    }),
};

/** A place of a source that states a quantity. */
interface Place extends Statement {
  readonly language: WrittenLanguage;
  readonly heading: string;
  /** First and last year or stage it holds for. */
  readonly stages?: readonly [number, number];
}

function placesOf({ passage, heading, values }: Cited): Place[] {
  const { language } = passage;
  const about = { language, heading: [heading, ...passage.path].join(' ') };
  const inText = statementsOf(passage.text).map((statement) => ({
    ...statement,
    ...about,
    ...stagesOf(statement.words),
  }));
  const inValues = values.flatMap(({ record, value, text }) =>
    statementsOf(text).map((statement) => ({
      ...statement,
      ...about,
      words: `${statement.words} ${value.label[language]} ${value.applies?.words?.join(' ') ?? ''}`,
      heading: `${about.heading} ${record.title[language]}`,
      ...stagesOf(value.label[language]),
    })),
  );
  return [...inText, ...inValues];
}

function stagesOf(words: string): { stages?: readonly [number, number] } {
  const named = stagesIn(normalise(words));
  return named.length === 0 ? {} : { stages: [Math.min(...named), Math.max(...named)] };
}

function faultOf(text: string, places: readonly Place[], checked: Checked): string | undefined {
  const statements = statementsOf(text);
  for (const statement of statements) {
    const { quantity } = statement;
    const alike = places.filter((place) => dimensionOf(place.quantity) === dimensionOf(quantity));
    const held = alike.filter((place) => sameQuantity(place.quantity, quantity));
    // A quantity that no source holds is another check's fault.
    if (held.length === 0) continue;
    const others = alike.filter((place) => !sameQuantity(place.quantity, quantity));
    const because =
      ofAnotherRight(statement, text, held, checked) ??
      ofAnotherStage(statement, held) ??
      turnedRound(statement, held) ??
      ofAnotherPlace(statement, held, others, checked);
    if (because !== undefined) return `“${quantity.text}” ${because}`;
  }
  const told = statements.map(({ quantity }) => dimensionOf(quantity));
  const oneAfterTheOther = /分别|依次|respectively/i.test(text) && new Set(told).size < told.length;
  return oneAfterTheOther ? 'quantities told one after the other cannot be told apart' : undefined;
}

/** The rights that the words name; where they name none, the sentence's, and then the question's. */
function ofAnotherRight(
  { words }: Statement,
  text: string,
  held: readonly Place[],
  { material }: Checked,
): string | undefined {
  const named = [rightsOf(normalise(words)), rightsOf(normalise(text)), material.understood.rights].find(
    (rights) => rights.size > 0,
  );
  if (!named) return undefined;
  const differs = held.every((place) => rightsDiffer(named, rightsOfPlace(place)));
  return differs ? 'is of another right in its source' : undefined;
}

function rightsOfPlace({ words, heading }: Place): ReadonlySet<RightId> {
  const own = rightsOf(normalise(words));
  return own.size > 0 ? own : rightsOf(normalise(heading));
}

function ofAnotherStage({ words }: Statement, held: readonly Place[]): string | undefined {
  const named = stagesIn(normalise(words));
  if (named.length === 0 || held.some(({ stages }) => stages === undefined)) return undefined;
  const holds = held.some(({ stages: [first, last] = [0, 0] }) =>
    named.every((stage) => first <= stage && stage <= last),
  );
  return holds ? undefined : 'is of another year in its source';
}

/** At least for at most. */
function turnedRound({ quantity: { bound } }: Statement, held: readonly Place[]): string | undefined {
  if (bound === undefined) return undefined;
  const turned = held.every(({ quantity }) => quantity.bound !== undefined && quantity.bound !== bound);
  return turned ? 'is a least for a most, or a most for a least' : undefined;
}

/** Words shared with a place of another quantity must not outweigh those shared with its own. */
function ofAnotherPlace(
  statement: Statement,
  held: readonly Place[],
  others: readonly Place[],
  { material }: Checked,
): string | undefined {
  if (others.length === 0) return undefined;
  const written: WrittenLanguage = material.language === 'en' ? 'en' : 'zh-Hans';
  const all = [...held, ...others].map((place) =>
    tokensOf(`${place.words} ${place.heading}`, place.language, written),
  );
  const [own, asked] = [statement.words, `${statement.words} ${material.query}`].map((words) =>
    tokensOf(words, written, written),
  );
  for (const words of [own, asked]) {
    if (!words) continue;
    const shares = all.map((tokens) => shareOf(words, tokens, all));
    const mine = Math.max(...shares.slice(0, held.length));
    const theirs = Math.max(...shares.slice(held.length));
    if (theirs > mine + leastDifference) return 'is of another subject in its source';
    // The words decide; only where they tell nothing apart does the question.
    if (mine > theirs + leastDifference) return undefined;
    if (words === asked && mine > 0) return 'stands beside another quantity that is said of the same';
  }
  return undefined;
}

const leastDifference = 1e-9;

type Tokens = ReadonlyMap<string, number>;

/** A text as weighted tokens of the language it is compared in: Chinese through its glosses where that is English. */
function tokensOf(text: string, from: WrittenLanguage, to: WrittenLanguage): Tokens {
  if (from === to)
    return new Map((from === 'en' ? englishTokens : bigramTokens)(text).map((token) => [token, 1]));
  if (from === 'zh-Hans')
    return new Map(glossTokens(text).map(([token, weight]) => [token, Math.min(1, weight)]));
  return new Map(englishTokens(text).map((token) => [token, 1]));
}

/** What two texts share; a token that fewer places hold tells more, one that all hold tells nothing. */
function shareOf(own: Tokens, place: Tokens, all: readonly Tokens[]): number {
  let share = 0;
  for (const [token, weight] of place) {
    const mine = own.get(token);
    if (mine === undefined) continue;
    const times = all.filter((tokens) => tokens.has(token)).length;
    if (times < all.length) share += (mine * weight) / times;
  }
  return share;
}
