import type { Language } from './language.ts';
import { scriptOf } from './script.ts';

/** A text's language, and whether the text shows it beyond doubt. */
export interface DetectedLanguage {
  readonly language: Language;
  /** False for what could be either script, for mixtures, and where there is no word at all. */
  readonly confident: boolean;
}

/**
 * The language a text is written in. Made for short and mixed questions: English names inside a Chinese
 * sentence do not make it English, nor a Chinese term inside an English one Chinese.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}][\p{Script=Latin}'’-]*/gu) ?? [];
  const foreign = text.match(/(?!\p{Script=Latin}|\p{Script=Han})\p{L}/gu)?.length ?? 0;
  if (foreign > han + words.length) return { language: 'en', confident: false };
  if (han === 0) return withoutHan(words);
  if (isEnglish(text, han, words)) return { language: 'en', confident: words.length * 2 >= han };
  return chinese(text, han, words.length, foreign > 0);
}

function withoutHan(words: readonly string[]): DetectedLanguage {
  if (words.length === 0) return { language: 'zh-Hans', confident: false };
  return { language: 'en', confident: words.some((word) => /^[\x20-\x7e’]{2,}$/.test(word)) };
}

/** Two characters make a word, roughly. Names and codes in capitals say nothing about the sentence's language. */
function isEnglish(text: string, han: number, words: readonly string[]): boolean {
  const englishFrame = words.filter(isEnglishFrame).length;
  const chineseFrame = text.match(chineseFrameWords)?.length ?? 0;
  const plain = words.filter((word) => /\p{Ll}/u.test(word)).length;
  return englishFrame > chineseFrame && plain + englishFrame > han / 2;
}

function chinese(text: string, han: number, words: number, foreign: boolean): DetectedLanguage {
  const { simplified, traditional } = scriptOf(text);
  const clear = Math.max(simplified, traditional) > 2 * Math.min(simplified, traditional);
  const language = traditional > simplified ? 'zh-Hant' : 'zh-Hans';
  return { language, confident: clear && han * 2 >= words && !foreign };
}

/** Words that only the grammar of an English sentence brings along. */
const frameWords = new Set(
  (
    'a an and any are be by can cannot could did do does for from get had has have how i if in into is it its ' +
    'may me must my need not of on or our shall should that the their them there they this to under until was ' +
    'we were what when where whether which who why will with within without would you your'
  ).split(' '),
);
const chineseFrameWords =
  /[是吗嗎呢吧的了我你您们們]|什么|什麼|甚麼|怎么|怎麼|怎样|怎樣|如何|多少|哪里|哪裡|哪个|哪些|可以|需要|应该|應該|为什么|請問|请问|有没有|能不能/gu;

function isEnglishFrame(word: string): boolean {
  return frameWords.has(word.toLowerCase()) && word !== 'A' && word !== 'IT';
}
