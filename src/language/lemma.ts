import { englishTable } from './tables/load.ts';

/** Forms that no rule leads back. */
const irregular: ReadonlyMap<string, string> = new Map(
  `began:begin begun:begin bought:buy brought:bring built:build came:come chose:choose chosen:choose children:child
  criteria:criterion data:data dealt:deal drawn:draw drew:draw drove:drive driven:drive fell:fall fallen:fall feet:foot
  fell:fall felt:feel fought:fight found:find gave:give given:give went:go gone:go got:get gotten:get grew:grow
  grown:grow had:have has:have heard:hear held:hold indices:index kept:keep knew:know known:know laid:lay led:lead
  left:leave lent:lend lost:lose made:make matrices:matrix meant:mean men:man met:meet mice:mouse paid:pay people:people
  phenomena:phenomenon ran:run rose:rise risen:rise said:say sat:sit saw:see seen:see sent:send shown:show sold:sell
  sought:seek spent:spend spoke:speak spoken:speak stood:stand taken:take took:take taught:teach teeth:tooth
  thought:think threw:throw thrown:throw told:tell understood:understand was:be were:be been:be is:be are:be am:be
  women:woman won:win wore:wear worn:wear written:write wrote:write lives:life wives:wife knives:knife leaves:leaf
  halves:half shelves:shelf dying:die lying:lie tying:tie analyses:analysis bases:basis crises:crisis theses:thesis
  news:news series:series species:species means:means always:always perhaps:perhaps`
    .split(/\s+/)
    .map((pair) => {
      const [form = '', base = ''] = pair.split(':');
      return [form, base] as const;
    }),
);

type Ending = readonly [ending: string, replacement: string];

/** Endings and what they are replaced by, tried in order; the first that gives a known word wins. */
const endings: readonly Ending[] = [
  ['ies', 'y'],
  ['sses', 'ss'],
  ['xes', 'x'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['zes', 'ze'],
  ['s', ''],
  ['es', ''],
  ['ied', 'y'],
  ['ed', 'e'],
  ['ed', ''],
  ['d', ''],
  ['ing', 'e'],
  ['ing', ''],
];

/** Endings of derived words, tried only where nothing else is found: examination, examiner, registration. */
const derivations: readonly Ending[] = [
  ['ification', 'ify'],
  ['ation', 'e'],
  ['ation', ''],
  ['ration', 'er'],
  ['ition', 'e'],
  ['ition', ''],
  ['tion', 't'],
  ['tion', 'te'],
  ['sion', 'd'],
  ['sion', 'se'],
  ['ably', 'able'],
  ['ily', 'y'],
  ['ly', ''],
  ['iness', 'y'],
  ['ness', ''],
  ['ment', ''],
  ['ability', 'able'],
  ['ability', ''],
  ['able', 'e'],
  ['able', ''],
  ['ity', 'e'],
  ['ity', ''],
  ['er', 'e'],
  ['er', ''],
  ['or', 'e'],
  ['or', ''],
  ['ers', 'e'],
  ['ers', ''],
  ['ical', 'y'],
  ['ial', ''],
  ['al', 'e'],
  ['al', ''],
  ['ive', ''],
  ['ful', ''],
  ['ern', ''],
  ['ish', ''],
  ['ance', ''],
  ['ance', 'e'],
  ['ence', 'e'],
  ['ary', ''],
  ['ic', ''],
  ['ed', ''],
  ['ian', ''],
  ['an', 'a'],
  ['ant', ''],
  ['ant', 'ate'],
  ['ence', ''],
];

/** The base form of a lower-case English word; a word no rule fits stays as it is. */
export function lemma(word: string): string {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  const base = baseForms(word)[0] ?? fallback(word);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, base);
  return base;
}

/** Texts repeat their words; a lemma costs several look-ups. */
const remembered = new Map<string, string>();
const mostRemembered = 20_000;

/** The known words a form may be derived from, likeliest first: examination, examiner from examine. */
export function derivedFrom(word: string): string[] {
  return replaced(word, derivations).filter(isKnown);
}

/** The known words an inflected form may belong to, likeliest first. */
export function baseForms(word: string): string[] {
  const known = irregular.get(word);
  if (known !== undefined) return [known];
  if (word.length < 4 || /[^a-z]/.test(word) || /(?:ss|us|is)$/.test(word)) return [];
  return replaced(word, endings).filter(isKnown);
}

function isKnown(word: string): boolean {
  return englishTable().has(word);
}

function replaced(word: string, list: readonly Ending[]): string[] {
  return list
    .filter(([ending]) => word.endsWith(ending))
    .flatMap(([ending, replacement]) => {
      const stem = word.slice(0, -ending.length);
      // stopped, planned: the doubled consonant goes before the ending.
      const doubled = replacement === '' && ending !== 's' && /([bdfglmnprt])\1$/.test(stem);
      return doubled ? [stem.slice(0, -1), stem] : [stem + replacement];
    })
    .filter((stem) => stem.length >= 2 && /[aeiouy]/.test(stem));
}

/** An unknown word loses a plural s, so that names and rare terms match in both numbers. */
function fallback(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word) || /(?:ss|us|is)$/.test(word) || isKnown(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
