import type { Language } from '../../../../src/language/language.ts';
import type { Beginning } from '../line/api.ts';
import type { PageSettings } from '../../page-settings.ts';

/** How this page was opened: what the service set, and what the address says. */
export interface OpenedPage {
  readonly settings: PageSettings;
  /** The language asked for by the address; else the browser's, where it is one of ours. */
  readonly language: Language;
  readonly event?: PageSettings['events'][number];
  /** Title and address of the page the widget stands on. */
  readonly page?: Beginning['page'];
  /** The page stands in a frame that the launcher opened. */
  readonly framed: boolean;
}

/** Reads the settings in the page and the address it was opened with. */
export function openedPage(
  root: HTMLElement,
  location: Pick<Location, 'search' | 'hash'>,
  framed: boolean,
): OpenedPage {
  const settings = JSON.parse(root.dataset.settings ?? '') as PageSettings;
  const query = new URLSearchParams(location.search);
  const standing = new URLSearchParams(location.hash.slice(1));
  const event = settings.events.find(({ id }) => id === query.get('event'));
  const title = standing.get('title');
  const url = standing.get('url');
  return {
    settings,
    framed,
    language: languageOf([query.get('lang'), ...navigator.languages]),
    ...(event === undefined ? {} : { event }),
    ...(title === null || url === null ? {} : { page: { title, url } }),
  };
}

/** The first tag that names one of our languages; Simplified Chinese when none does. */
export function languageOf(tags: readonly (string | null)[]): Language {
  for (const tag of tags) {
    const language = tag === null ? undefined : known(tag);
    if (language !== undefined) return language;
  }
  return 'zh-Hans';
}

function known(tag: string): Language | undefined {
  const [primary, ...rest] = tag.toLowerCase().split(/[-_]/);
  if (primary === 'en') return 'en';
  if (primary === 'yue') return 'zh-Hant';
  if (primary !== 'zh') return undefined;
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) && !rest.includes('hans')
    ? 'zh-Hant'
    : 'zh-Hans';
}
