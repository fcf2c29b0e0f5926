/** The tables of the WeChat channel. What is said stays in the message log; here is what became of its delivery. */
export interface WechatSchema {
  wechatTokens: WechatTokenTable;
  wechatVisitors: WechatVisitorTable;
  wechatExchanges: WechatExchangeTable;
  wechatDeliveries: WechatDeliveryTable;
}

export interface WechatTokenTable {
  appId: string;
  token: string;
  expiresAt: number;
  /** When a token was last forced; the platform bounds that. */
  forcedAt: number;
}

export interface WechatVisitorTable {
  /** The platform's name of the visitor in this account. */
  openid: string;
  /** The account's own id, which passive replies come from. */
  account: string;
  /** The conversation the log was told up to, and the sequence in it. */
  conversationId: string;
  toldSequence: number;
  followed: number;
  interactedAt: number;
  /** Customer-service messages left since the visitor's last message, and until when. */
  messageLeft: number;
  messageUntil: number;
  /** The same since the last tap on a menu, scan or follow. */
  actLeft: number;
  actUntil: number;
  /** Why customer-service messages cannot reach the visitor, since when, and by which code of the platform. */
  obstacle: string | null;
  obstacleAt: number | null;
  obstacleCode: number | null;
  /** JSON list of the ids that were offered last, in order; a number typed next means one of them. */
  offered: string | null;
  /** Who sends to this visitor at the moment, and until when that holds without a sign of life. */
  sender: string | null;
  senderUntil: number;
}

export interface WechatExchangeTable {
  /** Names a callback over all retries of the platform. */
  key: string;
  openid: string;
  state: string;
  version: number;
  arrivedAt: number;
  /** The process that waits for the outcome, and until when. */
  holder: string | null;
  until: number;
  attempts: number;
  /** What the visitor did, as JSON, until it is in the log. */
  content: string | null;
  deliveryId: string | null;
}

export interface WechatDeliveryTable {
  id: string;
  openid: string;
  at: number;
  via: string;
  state: string;
  /** The stretch of the log: after the first, up to the second. */
  afterConversation: string;
  afterSequence: number;
  throughConversation: string;
  throughSequence: number;
  language: string;
  /** `agent` where an agent's words are in it. */
  speaker: string;
  /** Messages sent of it so far; a long text takes several. */
  part: number;
  attempts: number;
  dueAt: number;
  /** The sender at work, and until when. */
  sender: string | null;
  until: number;
  /** Why it ended as it did, and the code of the platform. */
  reason: string | null;
  code: number | null;
  endedAt: number | null;
}
