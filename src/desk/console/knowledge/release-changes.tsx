import type { ReleaseDiff } from '../../wire/knowledge.ts';
import { useSpeech } from '../state/speech.ts';

/** What came, went and changed between two releases, by title. */
export function ReleaseChanges({ diff: { from, to, documents, titles } }: { diff: ReleaseDiff }) {
  const { say } = useSpeech();
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => documents[kind].length > 0);
  return (
    <section class="part" aria-live="polite">
      <h2>{say('releases.diff-title', { from, to })}</h2>
      {kinds.length === 0 && <p class="soft">{say('releases.no-change')}</p>}
      {kinds.map((kind) => (
        <div key={kind}>
          <h3>{`${say(`releases.${kind}`)} ${documents[kind].length}`}</h3>
          <ul class="lines">
            {documents[kind].map((id) => (
              <li key={id}>
                {titles[id] ?? id} <span class="soft">{id}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
