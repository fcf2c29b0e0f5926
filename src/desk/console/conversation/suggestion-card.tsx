import type { Suggestion } from '../../wire/suggestion.ts';
import { Badge } from '../parts/badge.tsx';
import { useSpeech, type Speech } from '../state/speech.ts';
import { EntryButton } from './entry-button.tsx';
import { EvidenceList } from './evidence-list.tsx';
import type { Suggestions } from './use-suggestions.ts';

/** One draft: what to say, how sure that is, its meaning in Chinese, what it stands on, and what to do with it. */
export function SuggestionCard({
  suggestion,
  question,
  maySend,
  suggestions,
  reject,
}: {
  suggestion: Suggestion;
  question: string | undefined;
  maySend: boolean;
  suggestions: Suggestions;
  reject: () => void;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const { status, text, meaning, language, question: answers = question } = suggestion;
  const settled = settledWords(suggestion, speech);
  const isOpen = maySend && settled === undefined;
  return (
    <article class="suggestion">
      {answers !== undefined && (
        <p class="suggestion-for typed">{say('suggestion.for', { text: answers })}</p>
      )}
      {status === 'working' && (
        <p class="progress" role="status">
          {say('suggestion.working')}
        </p>
      )}
      {status === 'failed' && <p class="note">{say('suggestion.failed')}</p>}
      {status !== 'working' && status !== 'failed' && <Standing suggestion={suggestion} settled={settled} />}
      {text !== undefined && (
        <p
          class="suggestion-text"
          lang={language}
          tabIndex={0}
          role="group"
          aria-label={say('side.suggestion')}
        >
          {text}
        </p>
      )}
      {meaning !== undefined && (
        <div
          class="suggestion-meaning"
          lang="zh-Hans"
          tabIndex={0}
          role="group"
          aria-label={say('suggestion.meaning')}
        >
          <h3>{say('suggestion.meaning')}</h3>
          <p>{meaning}</p>
        </div>
      )}
      {status === 'ready' && text === undefined && <p class="note">{say('suggestion.nothing')}</p>}
      {isOpen && (
        <div class="suggestion-acts">
          {text !== undefined && status === 'ready' && (
            <>
              <button type="button" class="main" onClick={() => void suggestions.send(suggestion)}>
                {say('suggestion.send')}
                <kbd>S</kbd>
              </button>
              <button
                type="button"
                onClick={() => {
                  suggestions.take(suggestion);
                }}
              >
                {say('suggestion.edit')}
                <kbd>E</kbd>
              </button>
              <button type="button" onClick={reject}>
                {say('suggestion.reject')}
                <kbd>D</kbd>
              </button>
            </>
          )}
          {status === 'failed' && (
            <button type="button" onClick={() => void suggestions.again(suggestion)}>
              {say('suggestion.again')}
            </button>
          )}
        </div>
      )}
      {(status === 'sent' || status === 'edited') && <EntryButton suggestionId={suggestion.id} />}
      {status !== 'working' && (
        <EvidenceList evidence={suggestion.evidence} citations={suggestion.citations} />
      )}
    </article>
  );
}

function Standing({ suggestion, settled }: { suggestion: Suggestion; settled: string | undefined }) {
  const { say } = useSpeech();
  const { confidence, wouldSend, reason, aiGenerated, text } = suggestion;
  return (
    <p class="suggestion-standing">
      {settled !== undefined && <Badge tone="accent">{settled}</Badge>}
      {confidence !== undefined && (
        <Badge tone={wouldSend ? 'good' : 'notice'}>
          {say('suggestion.confidence', { percent: Math.round(confidence * 100) })}
        </Badge>
      )}
      <Badge tone={wouldSend ? 'good' : 'notice'}>
        {wouldSend
          ? say('suggestion.would-send')
          : reason === undefined
            ? say('suggestion.would-not-send')
            : say('suggestion.would-not-send-because', { reason: say(`reason.${reason}`) })}
      </Badge>
      {text !== undefined && (
        <Badge tone={aiGenerated ? 'notice' : 'plain'}>
          {say(aiGenerated ? 'message.ai' : 'message.automatic')}
        </Badge>
      )}
    </p>
  );
}

function settledWords(
  { status, editDistance, rejectReason }: Suggestion,
  { say }: Speech,
): string | undefined {
  switch (status) {
    case 'sent':
    case 'passed-over':
      return say(`suggestion.status.${status}`);
    case 'edited':
      return say('suggestion.status.edited', { count: editDistance ?? 0 });
    case 'rejected':
      return say('suggestion.status.rejected', {
        reason: rejectReason === undefined ? '' : say(`reject.${rejectReason}`),
      });
    default:
      return undefined;
  }
}
