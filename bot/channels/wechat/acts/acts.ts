import type { Reference } from '../../../channel.ts';
import type { Watch } from '../exchange/readiness.ts';
import { explain, type Act, type ActOptions } from './act.ts';
import type { Content } from '../protocol/incoming.ts';
import { findVisitor } from '../visitors.ts';
import { enter, enterAnew } from './entry.ts';
import { keepFile } from './files.ts';
import { tapMenu } from './menu-items.ts';
import { say } from './say.ts';

/** Does what visitors do. Every act may be done again with the same key and then changes nothing. */
export interface Acts {
  /** Keeps what the visitor did and lets the assistant work; undefined when nothing is to be waited for. */
  apply(key: string, openid: string, content: Content): Promise<Watch | undefined>;
}

export function createActs(options: ActOptions): Acts {
  return {
    apply: async (key, openid, content) => {
      const doIt = acts[content.kind] as (act: Act, content: Content) => Promise<Watch | undefined>;
      const visitor = await findVisitor(options.store, openid);
      if (visitor === undefined || needsNobody.has(content.kind)) return undefined;
      const reference = (conversationId: string): Reference => ({
        channel: 'wechat',
        conversationId,
        visitorId: openid,
      });
      const id =
        content.kind === 'follow'
          ? await enterAnew(options, visitor, key, reference)
          : await enter(options, visitor, reference);
      const conversation = (await options.service.thread(id)).at(-1);
      if (conversation === undefined) throw new Error('A visitor of WeChat has no conversation.');
      return doIt({ ...options, key, openid, conversation, reference: reference(id) }, content);
    },
  };
}

/** Kinds that open no conversation and say nothing. */
const needsNobody: ReadonlySet<Content['kind']> = new Set(['unfollow', 'view', 'scan', 'other']);

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

const acts: {
  [Kind in Content['kind']]: (
    act: Act,
    content: Extract<Content, { kind: Kind }>,
  ) => Promise<Watch | undefined>;
} = {
  text: say,
  media: (act, { medium, mediaId }) => keepFile(act, { medium, mediaId }),
  location: (act, { latitude, longitude, label }) =>
    keepFile(act, { note: `${label}\n${latitude}, ${longitude}`, received: 'wechat.location' }),
  link: (act, { title, description, url }) =>
    keepFile(act, { note: [title, description, url].join('\n'), received: 'wechat.link' }),
  menu: tapMenu,
  unsupported: (act) => explain(act, 'wechat.unsupported', {}),
  follow: nothing,
  unfollow: nothing,
  scan: nothing,
  view: nothing,
  other: nothing,
};
