import type { Store, StoreTransaction } from '../../store/schema.ts';

/** What the WeChat channel keeps of a visitor beside the conversations. */
export interface ChannelTraces {
  visitor: object[];
  deliveries: object[];
  /** What the visitor did and is not in the log yet. */
  exchanges: object[];
}

/** Gathers it, for the visitor to have. */
export async function exportTraces(db: Store, visitorId: string): Promise<ChannelTraces> {
  const of = (table: 'wechatVisitors' | 'wechatDeliveries' | 'wechatExchanges') =>
    db.selectFrom(table).selectAll().where('openid', '=', visitorId).execute();
  return {
    visitor: await of('wechatVisitors'),
    deliveries: await of('wechatDeliveries'),
    exchanges: await of('wechatExchanges'),
  };
}

/** Forgets the visitor; deliveries remain without a name, and what was still to be sent is not. */
export async function eraseTraces(db: StoreTransaction, visitorId: string, at: number): Promise<void> {
  await db.deleteFrom('wechatVisitors').where('openid', '=', visitorId).execute();
  await db.deleteFrom('wechatExchanges').where('openid', '=', visitorId).execute();
  await db
    .updateTable('wechatDeliveries')
    .set({ state: 'undeliverable', reason: 'erased', endedAt: at })
    .where('openid', '=', visitorId)
    .where('state', 'in', ['waiting', 'replying'])
    .execute();
  await db.updateTable('wechatDeliveries').set({ openid: '' }).where('openid', '=', visitorId).execute();
}
