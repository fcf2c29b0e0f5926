import { normalise } from '../../language/script.ts';
import { aspectsOf } from '../understand/aspects.ts';
import { rights, rightsNamed, rightsOf } from '../understand/rights.ts';
import { fieldOf, type FieldWords } from '../understand/topics.ts';

/** Words with which a question leans on the one before. */
const leads =
  /^(那么|那|哪|还有|另外|以及|同样|然后|接着|所以|但是?|不过|或者|要是|如果|假如|假设)+(是|要|说)?(,| )*|^(and|also|then|so|but|or|ok|okay|well)\b[, ]*|^(what|how) about\b *|^what if\b *|^and (if|what|how)\b *|^in (the|that) case( of)?\b *|^same for\b *|^for (an? |the )?(?=\w+( \w+)?\??$)/;
const pointers =
  /它们?|这个|那个|这种|那种|这类|该(项|类|费用|期限|证书|手续|证明)|上述|前面(说|提)|刚才|你(刚才)?说的|其(?=[费期材证])|\b(it|its|that|this|they|them|those|these|the same|the latter|the former)\b/;
const particles = /[?。!,.~ ]+$|[吗呢啊吧呀嘛哦哈的]+[?。!,.~ ]*$/;

/**
 * Whether a question can only be understood from the one before. A question that names its right and what it asks
 * stands alone, whatever words it begins with.
 */
export function isFollowUp(text: string, words: FieldWords): boolean {
  const normalised = normalise(text).trim();
  if (fieldOf(normalised, words).outside) return false;
  const named = rightsOf(normalised).size > 0;
  const asks = aspectsOf(normalised).length > 0;
  if (named && asks && !(leads.test(normalised) && hasNoMatter(normalised))) return false;
  if (leads.test(normalised)) return sizeOf(normalised) <= 24;
  if (named) return isBareName(normalised);
  if (/^.{1,12}呢[?,。!~ ]/.test(normalised)) return sizeOf(normalised) <= 24;
  if (/呢[?。!]*$/.test(normalised) && sizeOf(normalised) <= 14) return true;
  if (fieldOf(normalised, words).words > 0) return false;
  return sizeOf(normalised) <= 10 || (pointers.test(normalised) && sizeOf(normalised) <= 24);
}

/**
 * The question that a follow-up means, as a text to search with: the other right put in, or its words added to the
 * subject. `said` is the part that the visitor asks about now.
 */
export function resolveFollowUp(previous: string, followUp: string): { query: string; said: string } {
  const bare = bareFollowUp(followUp);
  const before = normalise(previous);
  if (isBareName(bare)) {
    const query = withRight(before, bare);
    return { query, said: query };
  }
  const asks = aspectsOf(bare).length > 0 || asksItself.test(normalise(followUp).trim());
  const added = asks ? `${subjectOf(before)} ${bare}` : `${before} ${bare}`;
  return { query: added.trim(), said: bare };
}

/** A question that is answered by yes or no takes only the subject from the one before. */
const asksItself =
  /(能|可以|可|行|算|要|用|会|是|有|得).*[吗么][?。!]*$|(能不能|可不可以|是不是|会不会|要不要|行不行|算不算|有没有|用不用)|^(and |but |so )?(can|could|do|does|is|are|will|would|must|may|should)\b/;

/**
 * A question that names no right but asks for something of the kind that was spoken of before, with that kind put in: after a
 * question about design patents, the annual fee is theirs. Undefined where the one before names no single kind of that field.
 */
export function ofKindBefore(previous: string, question: string, words: FieldWords): string | undefined {
  const normalised = normalise(question).trim();
  const [kind, ...others] = rightsOf(normalise(previous));
  if (kind === undefined || others.length > 0 || rights[kind].kindOf === undefined) return undefined;
  if (rightsOf(normalised).size > 0 || aspectsOf(normalised).length === 0) return undefined;
  const { topic, names } = rights[kind];
  if (!fieldOf(normalised, words).telling.has(topic)) return undefined;
  return withRight(normalised, names[/[\u4e00-\u9fff]/.test(normalised) ? 'zh' : 'en']);
}

/** A question about one right, asked for another: the name is replaced, or put before it where there was none. */
export function withRight(question: string, name: string): string {
  const [wanted] = rightsNamed(name);
  const replaced = rightsNamed(question);
  const words =
    wanted === undefined ? name : rights[wanted.id].names[/[\u4e00-\u9fff]/.test(question) ? 'zh' : 'en'];
  const [first] = replaced;
  const last = replaced.at(-1);
  if (first === undefined || last === undefined || last.start - first.end > 2) return `${words} ${question}`;
  return question.slice(0, first.start) + words + question.slice(last.end);
}

function bareFollowUp(text: string): string {
  return normalise(text).trim().replace(leads, '').replace(particles, '').replace(particles, '');
}

/** A text that is little more than the name of a right. */
function isBareName(normalised: string): boolean {
  const bare = bareFollowUp(normalised);
  const named = rightsNamed(bare);
  const rest = named.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), bare);
  const words = rest.replace(
    /[\s,、和与或跟及]|\b(an?|the|for|of|and|or|patents?|rights?|registration)\b|的|申请|注册|登记|权/g,
    '',
  );
  return named.length > 0 && words.length <= 2;
}

/** A question that names a right and asks for a value, but not of what. */
function hasNoMatter(normalised: string): boolean {
  const bare = bareFollowUp(normalised);
  const rest = rightsNamed(bare).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    bare,
  );
  return (
    withoutAsking(rest).replace(/[我你它是的这那个种一下\s]|\b(my|our|a|an|the|it|is|for|one)\b/g, '')
      .length <= 1
  );
}

/** Words that ask, and what they ask for. */
const askingWords: readonly RegExp[] = [
  /(请问|你好|我想|想问|想知道|一下|大概|到底|一共|需要|应该|可不可以|能不能|可以|能否|是否|有没有|怎么办(?!理)|怎么样?|怎样|如何|(交|缴|收)?多少(钱|年|天|个月|个工作日|费用?)?|几(年|天|个月|个工作日)|多久|多长时间|什么(时候|地方|材料|手续)?|哪里|哪儿|哪些|哪个|去哪|收费|费用|要|办理|能?办(好|完|成|下来)|保护|有效期?|期限|[?。!,]|[吗呢啊吧呀])/g,
  /\b(how (long|much|many|do|does|can|could|should|to|is|are)|what (is|are|does|do|documents?|happens)|when|where|which|who|please|tell me|cost|costs|fee|fees|valid|last|years?|months?|days?|can|could|do|does|is|are|i|we|you)\b/g,
];

/** What a question speaks of, without what it asks about it. */
function subjectOf(normalised: string): string {
  const subject = withoutAsking(normalised);
  return subject.length > 1 ? subject : normalised;
}

function withoutAsking(normalised: string): string {
  return askingWords
    .reduce((text, words) => text.replace(words, ' '), normalised)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Chinese characters and English words. */
function sizeOf(normalised: string): number {
  const han = normalised.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = normalised.match(/[a-z0-9'-]+/g)?.length ?? 0;
  return han + words * 2;
}
