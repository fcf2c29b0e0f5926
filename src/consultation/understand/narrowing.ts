/**
 * Words that make a matter a special case of another. Evidence whose title holds one answers a question only if the
 * question holds it too: whoever asks what a trademark costs does not mean a collective mark.
 */
const narrowing: readonly RegExp[] = [
  /集体商标|证明商标|集体、证明|集体和证明|collective|certification mark/,
  /马德里|madrid/,
  /保密审查|secrecy|confidentiality (examination|review)/,
  /\bpct\b|国际检索|international search|国家阶段|national[- ](phase|stage|entry)/,
  /海牙|hague/,
  /奥林匹克|奥运|olympic/,
  /立体|声音|颜色组合|特殊标志|three-dimensional|\b3-d\b|sound mark/,
  /\d{4}年\d+月(\d+日)?(施行|修正)?(之|以)?前|before (june|\d)/,
  /药品|新药|pharma|\bdrug/,
  /分案|divisional/,
  /遗失|补发|补证|补(办|领|一).{0,4}(证|张|份|本)|丢|lost|re-?issue/,
  /英文|english-language|in english/,
];

/** What a title says of applicants from abroad, and how a question shows that it is about one; English ones mostly are. */
const foreign = {
  said: /外国人|外国企业|外国申请人/,
  named: /外国|境外|国外|海外|外资|外商|香港|澳门|台湾|国籍|[a-z]+ [a-z]+ [a-z]+/,
};

/** Whether a normalised title is about a special case that the normalised question does not name. */
export function isNarrower(title: string, question: string): boolean {
  if (foreign.said.test(title) && !foreign.named.test(question)) return true;
  return narrowing.some((words) => words.test(title) && !words.test(question));
}
