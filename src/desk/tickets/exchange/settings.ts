/** The other side of the case exchange: 12345 or the authority's system. */
export interface CaseExchangeSettings {
  /** Where events of cases are posted to. */
  readonly url: string;
  /** The key that signs what goes out. */
  readonly secret: Buffer;
  /** The key that signs what comes in. */
  readonly inboundSecret: Buffer;
}
