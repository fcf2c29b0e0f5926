import type { Health } from '../server/health-routes.ts';
import type { DatabaseWatch } from './database-watch.ts';
import type { ChatModel } from '../models/chat/chat-model.ts';
import type { KnowledgeSearch } from '../retrieval/release-search.ts';
import type { LiveKnowledge } from './knowledge.ts';
import type { ReleaseFollower } from './live-releases.ts';
import type { TrustWatch } from './trust.ts';

/** What a server's health is read from. */
export interface HealthSources {
  readonly knowledge: Pick<LiveKnowledge, 'current' | 'refused'>;
  readonly database: Pick<DatabaseWatch, 'isAway' | 'silentMs'>;
  readonly releases: Pick<ReleaseFollower, 'failure'>;
  readonly search: Pick<KnowledgeSearch, 'kind' | 'degraded'>;
  readonly model: Pick<ChatModel, 'id' | 'isResting'> | undefined;
  readonly trust: Pick<TrustWatch, 'faults'>;
  readonly isOpen: () => boolean;
  readonly isStopping: () => boolean;
}

/** The health of a server. What it says is public: reasons stay in the log. */
export function healthOf(sources: HealthSources): Health {
  const { knowledge, database, releases, search, model, trust, isOpen, isStopping } = sources;
  const { manifest } = knowledge.current().release;
  const refused = knowledge.refused();
  const silentSeconds = Math.round(database.silentMs() / 1_000);
  const degraded: [boolean, string][] = [
    [!isOpen(), 'starting: the web channel is not open yet'],
    [isStopping(), 'stopping: takes no more traffic'],
    [database.isAway(), `the state database has not answered for ${silentSeconds} s: nothing can be kept`],
    [refused !== undefined, `release ${refused ?? 0} cannot be opened: answers come from an older one`],
    [model?.isResting() === true, 'the chat model is left alone after failures: answers go on without it'],
    [
      releases.failure() !== undefined,
      'releases of other machines cannot be fetched: answers may come from an older one',
    ],
  ];
  return {
    ready: isOpen() && !isStopping() && !database.isAway(),
    release: manifest.number,
    search: search.kind(),
    writing: model?.id ?? 'no model',
    degraded: [
      ...degraded.filter(([is]) => is).map(([, what]) => what),
      ...search.degraded(),
      ...trust.faults(),
    ],
  };
}
