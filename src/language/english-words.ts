const words = /[\p{Script=Latin}\p{N}]+(?:['’]\p{Script=Latin}+)*/gu;

/** The English words of a text that is normalised already, in its order; a possessive 's is dropped. */
export function englishWords(normalised: string): string[] {
  return normalised.match(words)?.map((word) => word.replace(/['’]s?$/, '')) ?? [];
}
