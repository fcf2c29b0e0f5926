import { createRequire } from 'node:module';
import * as openCC from 'opencc-js/preset/t2cn';
import { isPlain, stripHidden } from './hidden.ts';
import {
  characterEntries,
  phraseConverter,
  type DictionaryGroup,
  type PhraseConverter,
} from './phrase-converter.ts';

export { stripHidden, wellFormed, type HiddenKind, type Stripped } from './hidden.ts';

/** Traditional characters (Taiwan and Hong Kong forms) folded to Simplified ones; wording stays. */
export function toSimplified(text: string): string {
  return simplify(compatibility(text));
}

/** Simplified characters as a reader of Traditional script expects them (Taiwan forms); wording stays. */
export function toTraditional(text: string): string {
  traditionalise ??= loadTraditional();
  return traditionalise(text);
}

/**
 * Full-width letters, digits and punctuation as half-width ones, the ideographic space as a space. Keeps the
 * length, so that places found in the result hold in the text.
 */
export function foldWidth(text: string): string {
  return text.replace(/[\u3000\uff01-\uff5e\uffe5\uff61-\uff64]/g, (character) => {
    const unit = character.charCodeAt(0);
    if (unit >= 0xff01 && unit <= 0xff5e) return String.fromCharCode(unit - 0xfee0);
    return halfWidth[character] ?? character;
  });
}

/** Width folded and single Traditional characters simplified, with every place kept: for finders that report places. */
export function foldInPlace(text: string): string {
  return foldWidth(text).replace(
    /[\u3400-\u9fff]/g,
    (character) => simplifiedCharacter.get(character) ?? character,
  );
}

/**
 * The form in which texts are compared and searched: compatibility forms resolved, Simplified, lower case,
 * nothing hidden. Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  const once = fold(text);
  if (isPlain(once)) return settle(once, (part) => simplify(part));
  return settle(once, fold);
}

/** How many characters of a text belong to one script only. */
export interface ScriptCounts {
  readonly simplified: number;
  readonly traditional: number;
}

/** Counts the characters that only Simplified or only Traditional text has; common ones count for neither. */
export function scriptOf(text: string): ScriptCounts {
  let simplified = 0;
  let traditional = 0;
  for (const character of text) {
    if (simplifiedOnly.has(character)) simplified++;
    else if (traditionalOnly.has(character)) traditional++;
  }
  return { simplified, traditional };
}

const halfWidth: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\uffe5': '\u00a5',
  '\uff61': '\u3002',
  '\uff62': '\u300c',
  '\uff63': '\u300d',
  '\uff64': '\u3001',
};

/** The dictionaries of a direction, as the library lists them. */
interface Preset {
  readonly configs: Readonly<
    Record<string, { segmentation?: DictionaryGroup; conversionChain: readonly DictionaryGroup[] }>
  >;
}

const fromTraditional = openCC as unknown as Preset;
/**
 * Words the dictionaries get wrong, because text in Simplified script is folded as well: 著 and 么 are at home
 * there (显著特征, 著录项目, 好么), and both scripts must come out alike.
 */
const ownWords: DictionaryGroup = [
  [
    '么 么',
    ...Array.from('显卓昭名原译专论土编合巨遗拙新软所要', (first) => `${first}著 ${first}著`),
    ...Array.from('录述称名作书者有', (second) => `著${second} 著${second}`),
    ...['顯著 显著', '譯著 译著', '專著 专著', '論著 论著', '編著 编著', '遺著 遗著', '軟著 软著'],
    ...['著錄 著录', '著稱 著称', '著書 著书'],
  ].join('|'),
];
/** Phrases that the dictionaries would cut at the wrong place: 自核|准, 证明复|印件. */
const ownTraditionalWords: DictionaryGroup = [['自核准 自核准', '明复印 明複印'].join('|')];
const simplify = converterOf(fromTraditional, 'tw2s', ownWords);
const compatibility: PhraseConverter = (text) =>
  text.replace(/[\uf900-\ufaff]/g, (character) => character.normalize('NFC'));
const simplifiedCharacter: ReadonlyMap<string, string> = new Map(
  characterEntries(stagesOf(fromTraditional, 'tw2s').flat()).filter(([, to]) => to.length === 1),
);
/**
 * Characters that came out of a simplification but are at home in Traditional text too (后 in 皇后, 里 in 公里),
 * and Traditional ones that Simplified text uses (著 in 著作权, 瞭 in 瞭望): no sign of either script.
 */
const atHomeInBoth = new Set(
  '后里干面台了制系采范丑斗谷几借云征余郁冲卷才表胡姜价克夸困累千秋松折舍蒙曲仆朴洒涂托吁咸向叶涌游愈御岳扎占志致周朱筑准注奸' +
    '据刮合回伙帘凌弥辟杰巨局并布当淀吊冬恶丰划汇极家纤症钟只出升吃同名板核沈尸漓炼凄群峰床启唇蜡腊签栗梁雇蔑欲灶彩' +
    '著乾覆瞭藉徵夥',
);
const traditionalOnly: ReadonlySet<string> = new Set(
  characterEntries(stagesOf(fromTraditional, 'tw2s').at(-1) ?? [])
    .filter(([from, to]) => from !== to && !atHomeInBoth.has(from))
    .map(([from]) => from),
);
const simplifiedOnly: ReadonlySet<string> = new Set(
  characterEntries(stagesOf(fromTraditional, 'tw2s').at(-1) ?? [])
    .map(([, to]) => to)
    .filter((to) => !traditionalOnly.has(to) && !atHomeInBoth.has(to)),
);
let traditionalise: PhraseConverter | undefined;

function fold(text: string): string {
  const visible = isPlain(text) ? text : stripHidden(text.replace(/[\u200d\ufe00-\ufe0f]/g, '')).text;
  return simplify(visible.normalize('NFKC')).toLowerCase();
}

/** Runs a step until it changes nothing; a few rare characters need a second or third turn. */
function settle(text: string, step: (text: string) => string): string {
  let current = text;
  for (let turn = 0; turn < 4; turn++) {
    const next = step(current);
    if (next === current) break;
    current = next;
  }
  return current;
}

/** Ten times the size of the other direction, so it is read when the first reader of Traditional script comes. */
function loadTraditional(): PhraseConverter {
  const { Locale } = createRequire(import.meta.url)('opencc-js/cn2t') as { Locale: Preset };
  return converterOf(Locale, 's2tw', ownTraditionalWords);
}

function converterOf(preset: Preset, name: string, own: DictionaryGroup = []): PhraseConverter {
  const segmentation = [...own, ...(preset.configs[name]?.segmentation ?? [])];
  const stages = stagesOf(preset, name).map((stage) => [...own, ...stage]);
  return phraseConverter(segmentation, stages);
}

function stagesOf(preset: Preset, name: string): readonly DictionaryGroup[] {
  const stages = preset.configs[name]?.conversionChain;
  if (!stages) throw new Error(`The script dictionaries lack the conversion ${name}.`);
  return stages;
}
