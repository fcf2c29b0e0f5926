import { splitSentences } from '../../language/sentences.ts';

/** A sentence of a written answer with the tokens behind it. */
export interface WrittenSentence {
  readonly text: string;
  readonly tokens: readonly string[];
}

const tokenRun = /(?:\s*[[【]\s*[Ss]\d{1,2}(?:\s*[,，、]\s*[Ss]\d{1,2})*\s*[\]】])+/gu;

/**
 * Cuts a text that comes in pieces into sentences. A sentence is whole when the next has begun or its line has
 * ended: only then is it known which tokens stand behind it.
 */
export class SentenceReader {
  #rest = '';

  /** The sentences that a piece made whole. */
  add(piece: string): WrittenSentence[] {
    this.#rest += piece;
    const end = this.#rest.lastIndexOf('\n');
    if (end < 0) return [];
    const lines = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + 1);
    return lines.split('\n').flatMap(sentencesOfLine);
  }

  /** The sentences of what is left when nothing more comes. */
  end(): WrittenSentence[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest.split('\n').flatMap(sentencesOfLine);
  }
}

/** The sentences of a line, each with the tokens that follow it; those of a run stand behind all since the last one. */
export function sentencesOfLine(line: string): WrittenSentence[] {
  const sentences: { text: string; tokens: string[] }[] = [];
  let at = 0;
  const take = (segment: string, tokens: readonly string[]): void => {
    const last = sentences.at(-1);
    // The full stop may stand after the tokens.
    const [closing = ''] = /^\s*[。.!！?？；;]+/u.exec(segment) ?? [];
    if (last && closing !== '' && !/[。.!！?？]$/u.test(last.text)) last.text += closing.trim();
    const parts = textParts(last ? segment.slice(closing.length) : segment);
    if (parts.length === 0) last?.tokens.push(...tokens);
    sentences.push(...parts.map((text) => ({ text, tokens: [...tokens] })));
  };
  for (const match of line.matchAll(tokenRun)) {
    const tokens = [...match[0].matchAll(/[Ss]\d{1,2}/g)].map(([token]) => token.toUpperCase());
    take(line.slice(at, match.index), tokens);
    at = match.index + match[0].length;
  }
  take(line.slice(at), []);
  return sentences;
}

function textParts(text: string): string[] {
  return splitSentences(text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
