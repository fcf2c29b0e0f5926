/**
 * How one wish of a visitor is recognised. The patterns see normalised text (Simplified, lower case, half
 * width); the examples are the rule's own test.
 */
export interface Rule {
  /** One of these has to match. */
  readonly any: readonly RegExp[];
  /** None of these may match. */
  readonly unless?: readonly RegExp[];
  /** Texts that the rule has to recognise. */
  readonly examples: readonly string[];
  /** Texts near by that it must leave alone. */
  readonly counterexamples: readonly string[];
}

/** Whether the rule recognises a normalised text. */
export function matches(rule: Rule, normalised: string): boolean {
  return (
    rule.any.some((pattern) => pattern.test(normalised)) &&
    !(rule.unless ?? []).some((pattern) => pattern.test(normalised))
  );
}

/** Words that make a sentence ask for the way to do something, in either language. */
export const asksForTheWay =
  /怎么(?!回事|这么|那么)|怎样|如何|咋|哪里|哪儿|哪个|哪些|哪家|向谁|找谁|跟谁|什么(材料|条件|流程|程序|部门|时候|渠道|方式)|流程|步骤|多久|多长|几天|几个月|多少钱|收费|电话(是)?多少|\b(how|where|which|what|when|whom)\b|^who\b/;
