import { findDates } from '../../src/language/dates.ts';
import { normalise } from '../../src/language/script.ts';
import type { Day } from '../../src/platform/day.ts';
import { readingLength } from '../text.ts';

/** What a text says of itself; a fact it does not say is absent. */
export interface InferredFacts {
  readonly title?: string;
  readonly issuer?: string;
  readonly documentNumber?: string;
  readonly effectiveFrom?: Day;
  readonly effectiveTo?: Day;
}

/** Lines at the top and at the end where a document names itself. */
const topLines = 15;
const endLines = 8;

/** Facts read in the lines of a text; `heading` is the title its format marks, when there is one. */
export function inferFacts(lines: readonly string[], heading: string | undefined): InferredFacts {
  const top = lines.slice(0, topLines);
  const title = heading ?? top.find(isTitle);
  const issuer = issuerIn([...top, ...lines.slice(-endLines)], title);
  const documentNumber = first(
    top,
    /[\p{Script=Han}]{1,12}\s?[〔［[]\s?\d{4}\s?[〕］\]]\s?(?:第\s?)?\d{1,5}\s?号|[\p{Script=Han}]{1,12}[〔［[]\s?\d{4}\s?[〕］\]]\s?\d{1,5}\s?號/u,
  );
  const effectiveFrom = startOf(lines);
  const effectiveTo = dayBehind(lines, /(?:有效期(?:限)?(?:截)?至|有效至|valid until)\s*/iu);
  return {
    ...(title !== undefined && { title }),
    ...(issuer !== undefined && { issuer }),
    ...(documentNumber !== undefined && { documentNumber: documentNumber.replace(/\s/g, '') }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(effectiveTo !== undefined && { effectiveTo }),
  };
}

const titleEnd =
  /(?:法|条例|規定|规定|办法|辦法|细则|細則|意见|意見|通知|解释|解釋|决定|決定|规划|規劃|纲要|綱要|方案|指南|目录|目錄|公告|批复|批復|措施|规则|規則|问答|問答|须知|清单)(?:[（(][^（）()]{1,12}[)）])?$/u;

function isTitle(line: string): boolean {
  return (
    readingLength(line) >= 4 &&
    readingLength(line) <= 60 &&
    !/[。；：:,，]/u.test(line) &&
    titleEnd.test(line)
  );
}

const issuerName =
  /^(?:\p{Script=Han}{2,25}?(?:人民代表大会(?:常务委员会)?|人民政府|人民法院|人民检察院|委员会|办公厅|办公室|总局|管理局|知识产权局|财政局|局|厅|部|署|院))(?:[、 ]\p{Script=Han}{2,25}(?:局|厅|部|署|院|委员会|检察院))*$/u;

/** A line that is an issuer's name, as under a text, or the issuer a title begins with. */
function issuerIn(lines: readonly string[], title: string | undefined): string | undefined {
  const signed = lines.find((line) => readingLength(line) <= 40 && issuerName.test(normalise(line)));
  if (signed !== undefined) return signed;
  const [, named] = /^(.{3,40}?)(?:关于|關于|關於)/u.exec(title ?? '') ?? [];
  return named !== undefined && issuerName.test(normalise(named)) ? named : undefined;
}

/** The first day in force: 自…起施行, else a line of the history, else the day the text is signed with. */
function startOf(lines: readonly string[]): Day | undefined {
  const stated = [...lines]
    .reverse()
    .flatMap((line) => {
      const [, day] = /自(.{6,14}?日)起(?:施行|实施|實施|执行|執行|生效)/u.exec(line) ?? [];
      return day === undefined ? [] : daysIn(day);
    })
    .at(0);
  if (stated) return stated;
  const history = lines
    .slice(0, topLines)
    .find((line) => /日\s*(?:起)?(?:施行|实施|生效)/u.test(line) && line.length <= 30);
  const signed = [...lines.slice(0, topLines), ...lines.slice(-endLines)].find(
    (line) => line.length <= 14 && daysIn(line).length === 1 && line.endsWith('日'),
  );
  return daysIn(history ?? signed ?? '').at(0);
}

function dayBehind(lines: readonly string[], lead: RegExp): Day | undefined {
  for (const line of lines) {
    const match = lead.exec(line);
    const behind =
      match && daysIn(line.slice(match.index + match[0].length, match.index + match[0].length + 16)).at(0);
    if (behind) return behind;
  }
  return undefined;
}

function daysIn(text: string): Day[] {
  return findDates(text).flatMap(({ day }) => (day ? [day] : []));
}

function first(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const match = pattern.exec(line);
    if (match) return match[0];
  }
  return undefined;
}
