import type { Language } from '../../language/language.ts';

/** What the server tells the console's page, as JSON in the page. */
export interface ConsoleSettings {
  /** The office's name by language. */
  readonly office: Readonly<Record<Language, string>>;
  /** Address of a logo. */
  readonly logo?: string;
  /** The office is made up, and the page says so. */
  readonly demonstration: boolean;
}
