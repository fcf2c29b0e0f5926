import { normalise, stripHidden } from '../../language/script.ts';
import { splitSentences } from '../../language/sentences.ts';
import { handsOver, type Candidate } from '../compose/candidates.ts';
import { titleOf } from '../compose/citation.ts';
import { isInjection } from '../screen/injection.ts';

/** Evidence as a model sees it: by a token, never by an address. */
export interface Source {
  readonly token: string;
  readonly candidate: Candidate;
  readonly title: string;
  readonly section: string;
  readonly text: string;
}

const most = 5;
/** Evidence that weighs less than this share of the best is about something else. */
const leastShare = 0.6;
const longest = { one: 1_500, all: 5_000 };

/**
 * The evidence that an answer may be written from, best first. A passage that gives instructions to a program is left out
 * whole: who planted one sentence may have planted more.
 */
export function sourcesOf(candidates: readonly Candidate[]): Source[] {
  const [main] = candidates;
  if (!main) return [];
  let length = 0;
  const sources: Source[] = [];
  for (const candidate of candidates) {
    if (sources.length === most || candidate.weight < leastShare * main.weight) break;
    if (handsOver(candidate) || candidate.record?.kind === 'change') continue;
    const text = stripHidden(candidate.passage.text).text.trim().slice(0, longest.one);
    if (length + text.length > longest.all || givesInstructions(text)) continue;
    length += text.length;
    sources.push({
      token: `S${sources.length + 1}`,
      candidate,
      title: titleOf(candidate.document, candidate.passage.language),
      section: candidate.passage.section,
      text,
    });
  }
  return sources;
}

function givesInstructions(text: string): boolean {
  return isInjection(text) || splitSentences(text).some((sentence) => isInjection(sentence));
}

/** The sources as a prompt holds them. */
export function asData(sources: readonly Source[]): object[] {
  return sources.map(({ token, title, section, text }) => ({
    token,
    title: normalise(title) === '' ? section : title,
    section,
    text,
  }));
}
