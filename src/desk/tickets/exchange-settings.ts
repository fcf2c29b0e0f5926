/** The other side of the case exchange: 12345 or the authority's system. */
export interface CaseExchangeSettings {
  /** Where events of cases are posted to. */
  readonly url: string;
  /** Signs what goes out; 24 bytes or more. */
  readonly secret: Buffer;
  /** Signs what comes in. */
  readonly inboundSecret: Buffer;
}
