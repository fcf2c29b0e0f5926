import { sameSoundAs } from '../../src/language/homophones.ts';
import { seeded } from '../bootstrap.ts';

/** A way in which what is typed or spoken differs from what is meant. */
export interface Noise {
  readonly name: string;
  /** The text with this noise in it; the same text where it does not apply. Equal texts and seeds give equal noise. */
  apply(text: string, random: () => number): string;
}

const han = /\p{Script=Han}/u;

/** Replaces one place of a text that fits. */
function atOnePlace(
  text: string,
  random: () => number,
  fits: (character: string, at: number) => boolean,
  change: (characters: string[], at: number) => string,
): string {
  const characters = Array.from(text);
  const places = characters.flatMap((character, at) => (fits(character, at) ? [at] : []));
  const place = places[Math.floor(random() * places.length)];
  return place === undefined ? text : change(characters, place);
}

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** The kinds of noise, each put into every question by itself. */
export const noises: readonly Noise[] = [
  {
    name: 'two characters swapped',
    apply: (text, random) => {
      const letters = Array.from(text);
      return atOnePlace(
        text,
        random,
        (character, at) => isLetter(character) && isLetter(letters[at + 1]) && at > 0,
        (characters, at) =>
          [...characters.slice(0, at), characters[at + 1], characters[at], ...characters.slice(at + 2)].join(
            '',
          ),
      );
    },
  },
  {
    name: 'a character of the same sound',
    apply: (text, random) =>
      atOnePlace(
        text,
        random,
        (character) => han.test(character) && sameSoundAs(character).length > 0,
        (characters, at) => {
          const others = sameSoundAs(characters[at] ?? '');
          const other = others[Math.floor(random() * others.length)] ?? '';
          return [...characters.slice(0, at), other, ...characters.slice(at + 1)].join('');
        },
      ),
  },
  {
    name: 'a character missing',
    apply: (text, random) =>
      atOnePlace(text, random, isLetter, (characters, at) =>
        [...characters.slice(0, at), ...characters.slice(at + 1)].join(''),
      ),
  },
  {
    name: 'as spoken, without punctuation',
    apply: (text) => {
      const bare = text.replace(/[\p{P}]+/gu, (mark) => (/[a-z]/i.test(text) && mark !== "'" ? ' ' : ''));
      return (
        han.test(text) ? `嗯那个就是我想问一下${bare}` : `um so i wanted to ask ${bare.toLowerCase()}`
      ).trim();
    },
  },
];

/** A random source that belongs to one question and one noise. */
export function randomFor(id: string): () => number {
  return seeded(
    Array.from(id).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7),
  );
}
