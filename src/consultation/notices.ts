import type { Document } from '../knowledge/document.ts';
import { statementText } from '../knowledge/record-text.ts';
import { writtenLanguageFor, type Language } from '../language/language.ts';
import { findQuantities } from '../language/quantities.ts';
import { bigramTokens, englishTokens } from '../language/tokens.ts';
import { formatDay } from '../locale/day-words.ts';
import { addDays, daysBetween, type Day } from '../platform/day.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import { concerns, lawName } from './changes.ts';
import { cite } from './compose/citation.ts';
import type { Draft } from './compose/draft.ts';
import type { AnnouncedChange, ReleaseView } from './release-view.ts';
import { say } from './say.ts';
import type { Citation, Line } from './turn.ts';
import { wordsOfEveryLaw } from './understand/law-names.ts';
import { wordsOf } from './verify/check.ts';

const periods = new Set(['year', 'month', 'week', 'day', 'working-day']);

/** What a notice is made for. */
export interface NoticeContext {
  readonly view: ReleaseView;
  readonly index: SearchIndex;
  readonly language: Language;
  readonly asOf: Day;
  readonly today: Day;
  /** Days ahead that a change is mentioned. */
  readonly horizon: number;
  readonly query: string;
}

/** Lines beside an answer, and the citations they rest on. */
export interface Notices {
  readonly lines: readonly Line[];
  readonly citations: readonly Citation[];
}

/**
 * What a visitor has to know beside an answer: the day it holds for where that is not today, the changes ahead of
 * the law it rests on, and the documents that end soon.
 */
export function noticesFor(draft: Draft, context: NoticeContext): Notices {
  const { view, index, asOf, today, horizon, language } = context;
  const cited = draft.citations.flatMap(({ documentId }) => index.document(documentId) ?? []);
  const ahead = view.changes.filter(
    ({ record, change }) =>
      record.id !== draft.card?.recordId &&
      change.from > asOf &&
      daysBetween(asOf, change.from) <= horizon &&
      cited.some((document) => concerns(document, change.law, change.from)),
  );
  const known = new Set(ahead.map(({ change }) => addDays(change.from, -1)));
  const ending = cited.find(
    ({ effectiveTo }) =>
      effectiveTo !== undefined && daysBetween(asOf, effectiveTo) <= horizon && !known.has(effectiveTo),
  );
  const changes = ahead.map((change, position) =>
    noticeOf(change, draft.citations.length + position + 1, draft, context),
  );
  return {
    lines: [
      ...(asOf === today ? [] : [say('notice.as-of', { date: formatDay(asOf, language) })]),
      ...changes.flatMap(({ lines }) => lines),
      ...(ending?.effectiveTo ? [endingNotice(ending, ending.effectiveTo, language)] : []),
    ],
    citations: changes.flatMap(({ citations }) => citations),
  };
}

function endingNotice({ titles }: Document, lastDay: Day, language: Language): Line {
  const title = titles[writtenLanguageFor(language)] ?? Object.values(titles)[0] ?? '';
  return say('notice.effective-to', { title, date: formatDay(lastDay, language) });
}

function noticeOf(
  { record, change }: AnnouncedChange,
  marker: number,
  draft: Draft,
  { view, language, query }: NoticeContext,
): Notices {
  const written = writtenLanguageFor(language);
  const stated = draft.lines.map(wordsOf).join('\n');
  const runsOn = findQuantities(stated).some(({ unit }) => periods.has(unit));
  const params = { law: lawName(record, change.law, language), date: formatDay(change.from, language) };
  const source = view.passageOf(record.id, written);
  const statement = statementText(record, written);
  const citations = source?.passage.text.includes(statement)
    ? [cite(marker, source, statement, language)]
    : [];
  const markers = citations.map((citation) => citation.marker);
  const open = change.unknown[written].filter((line) => speaksOf(line, query, written)).slice(0, 2);
  return {
    lines: [
      runsOn ? say('notice.change-period', params, markers) : say('notice.change', params, markers),
      ...(citations.length > 0 ? [{ text: statement, citations: markers }] : []),
      ...(open.length > 0
        ? [say('notice.change-unknown', { unknown: open.join(language === 'en' ? ' ' : '') }, markers)]
        : []),
    ],
    citations,
  };
}

/** Two words in common, the law's own name aside. */
export function speaksOf(line: string, query: string, language: 'zh-Hans' | 'en'): boolean {
  const tokens = language === 'en' ? englishTokens : bigramTokens;
  const common = new Set(tokens(wordsOfEveryLaw));
  const wanted = new Set(tokens(query).filter((token) => !common.has(token)));
  return new Set(tokens(line).filter((token) => wanted.has(token))).size >= (language === 'en' ? 2 : 1);
}
