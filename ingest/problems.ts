import type { Place } from './blocks.ts';

/** Something to tell the editor about a file. Errors stop the publication, the rest is reported. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'inferred';
  /** The file as the editor knows it. */
  readonly file: string;
  /** `line 12`, `page 3`, `row 5, effectiveFrom`: empty when the whole file is meant. */
  readonly place: string;
  readonly message: string;
}

/** Collects what is found in one file. */
export interface FileProblems {
  readonly file: string;
  error(message: string, place?: Place | string): void;
  warning(message: string, place?: Place | string): void;
  /** A fact about the document that was read in its text because nobody stated it. */
  inferred(message: string): void;
}

/** Everything found in a run, so that all of it can be told at once. */
export interface Problems {
  in(file: string): FileProblems;
  readonly all: readonly Problem[];
  readonly hasErrors: boolean;
}

export function collectProblems(): Problems {
  const all: Problem[] = [];
  const add = (severity: Problem['severity'], file: string, message: string, place?: Place | string) => {
    all.push({ severity, file, place: placeText(place), message });
  };
  return {
    all,
    get hasErrors() {
      return all.some((problem) => problem.severity === 'error');
    },
    in: (file) => ({
      file,
      error: (message, place) => {
        add('error', file, message, place);
      },
      warning: (message, place) => {
        add('warning', file, message, place);
      },
      inferred: (message) => {
        add('inferred', file, message);
      },
    }),
  };
}

/** One line for a person: file, place, what is wrong. */
export function problemLine({ file, place, message }: Problem): string {
  return place === '' ? `${file}: ${message}` : `${file}, ${place}: ${message}`;
}

function placeText(place: Place | string | undefined): string {
  if (place === undefined) return '';
  if (typeof place === 'string') return place;
  if (place.page !== undefined) return `page ${place.page}`;
  return place.line === undefined ? '' : `line ${place.line}`;
}
