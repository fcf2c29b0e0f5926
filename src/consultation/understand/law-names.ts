/** Whether a normalised text names a law itself, and not the rules that carry it out or the people who practise it. */
export function namesLaw(normalised: string, name: string): boolean {
  for (let at = normalised.indexOf(name); at >= 0; at = normalised.indexOf(name, at + 1)) {
    if (!/^(实施|代理|细则)/.test(normalised.slice(at + name.length))) return true;
  }
  return false;
}

/** Words that every text on a law has, in both languages; two texts that share only these share no matter. */
export const wordsOfEveryLaw =
  '商标 专利 著作权 版权 法律 规定 新法 trademark patent copyright law rule new change';
