import { parseDocument } from 'yaml';
import type { FileProblems } from '../problems.ts';

/** A text parted into its front matter and its body. */
export interface FrontMatter {
  /** The values; undefined where there is no front matter. */
  readonly data: unknown;
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

/** Parts `---` YAML `---` off a text. Undefined, with an error reported, when the YAML is broken. */
export function readFrontMatter(text: string, problems: FileProblems): FrontMatter | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { data: undefined, body: text, bodyLine: 1 };
  const data = readYaml(match[1] ?? '', problems, 1);
  if (data === undefined) return undefined;
  return { data: data.value, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
}

/** The values of a YAML text, wrapped; undefined, with each error reported by line, when it is broken. */
export function readYaml(
  text: string,
  problems: FileProblems,
  linesBefore = 0,
): { value: unknown } | undefined {
  const document = parseDocument(text);
  for (const error of document.errors) {
    const line = (error.linePos?.[0].line ?? 1) + linesBefore;
    problems.error(`is no valid YAML: ${error.message.split('\n')[0] ?? ''}`, { line });
  }
  return document.errors.length > 0 ? undefined : { value: document.toJS() as unknown };
}
