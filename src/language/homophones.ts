import { readingsTable, wordTrie } from './tables/load.ts';

/** Sounds that many speakers and input methods do not tell apart. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/([ie])ng$/, '$1n'],
];

const shortest = 2;
const longest = 5;

/**
 * Puts right what an input method got wrong: a stretch of characters that is no word of the dictionary, sounds like
 * exactly one of the known words and shares a character with it (付审 → 复审, 著做权 → 著作权). Everything else stays.
 */
export class Homophones {
  readonly #bySound = new Map<string, Set<string>>();

  /** `words`: the words questions may mean, in Simplified script. */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (!/^\p{Script=Han}+$/u.test(word) || word.length < shortest || word.length > longest) continue;
      for (const sound of soundsOf(word)) {
        this.#bySound.set(sound, (this.#bySound.get(sound) ?? new Set()).add(word));
      }
    }
  }

  /** The text, normalised before, with the words put right. */
  correct(text: string): string {
    let corrected = '';
    for (let at = 0; at < text.length;) {
      const known = longestHeadword(text, at);
      const meant = known === 0 ? this.#meantAt(text, at) : undefined;
      const taken = meant ?? text.slice(at, at + Math.max(known, 1));
      corrected += taken;
      at += taken.length;
    }
    return corrected;
  }

  #meantAt(text: string, at: number): string | undefined {
    for (let length = Math.min(longest, text.length - at); length >= shortest; length--) {
      const stretch = text.slice(at, at + length);
      if (!/^\p{Script=Han}+$/u.test(stretch)) continue;
      const candidates = new Set(soundsOf(stretch).flatMap((sound) => [...(this.#bySound.get(sound) ?? [])]));
      const close = [...candidates].filter((word) => word !== stretch && sharesCharacter(word, stretch));
      if (close.length === 1) return close[0];
    }
    return undefined;
  }
}

/** Length of the longest dictionary word of two characters and more that begins here, 0 where there is none. */
function longestHeadword(text: string, at: number): number {
  for (let length = Math.min(longest, text.length - at); length >= shortest; length--) {
    if (wordTrie().has(text.slice(at, at + length))) return length;
  }
  return 0;
}

function sharesCharacter(one: string, other: string): boolean {
  return Array.from(one).some((character, at) => character === other[at]);
}

/** Every way a word may sound, few as most characters have one reading; empty where a character has none. */
function soundsOf(word: string): string[] {
  return Array.from(word).reduce<string[]>(
    (sounds, character, at) => {
      const readings = (readingsTable().get(character) ?? []).map(plainSound);
      return sounds.flatMap((sound) =>
        readings.map((reading) => (at === 0 ? reading : `${sound} ${reading}`)),
      );
    },
    [''],
  );
}

function plainSound(reading: string): string {
  return alike.reduce((sound, [pattern, same]) => sound.replace(pattern, same), reading);
}

let bySound: Map<string, string[]> | undefined;

/** Other characters that sound the same as one, most of them rare, in a fixed order; for texts that are mistyped on purpose. */
export function sameSoundAs(character: string): readonly string[] {
  if (!bySound) {
    bySound = new Map();
    for (const [other, readings] of readingsTable()) {
      for (const sound of readings.map(plainSound)) pushTo(bySound, sound, other);
    }
  }
  const sounds = (readingsTable().get(character) ?? []).map(plainSound);
  return sounds.flatMap((sound) => bySound?.get(sound) ?? []).filter((other) => other !== character);
}

function pushTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
