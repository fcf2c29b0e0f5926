import type { Language } from '../../src/language/language.ts';

/** An exhibition with a counter of the service; visitors come by links and QR codes that carry its id. */
export interface PageEvent {
  readonly id: string;
  readonly name: string;
  readonly hall?: string | undefined;
}

/** What the server tells the chat page, as JSON in the page. */
export interface PageSettings {
  /** The office's name by language. */
  readonly office: Readonly<Record<Language, string>>;
  /** Address of a logo. */
  readonly logo?: string;
  /** The office is made up, and the page says so. */
  readonly demonstration: boolean;
  readonly events: readonly PageEvent[];
  readonly longestFileBytes: number;
}
