import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConversationView } from '../conversation-view.ts';
import { useSpeech, type Speech } from '../speech.ts';

/** Reads what is new to those who do not see it: whole sentences, once, and not the history. */
export function Announcer({ view }: { view: ConversationView }) {
  const speech = useSpeech();
  const told = useRef<number | undefined>(undefined);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!view.loaded) return;
    const from = told.current ?? view.entries.length;
    told.current = view.entries.length;
    const news = view.entries.slice(from).map((entry) => wordsOf(entry, speech));
    if (news.some((words) => words !== '')) setText(news.filter((words) => words !== '').join(' '));
  }, [view.loaded, view.entries.length]);
  return (
    <>
      <div class="unseen" role="log" aria-live="polite">
        {text}
      </div>
      <div class="unseen" role="status">
        {view.progress}
      </div>
    </>
  );
}

function wordsOf(entry: ConversationView['entries'][number], { say }: Speech): string {
  switch (entry.kind) {
    case 'reply':
      return [
        say('who.assistant'),
        ...entry.reply.lines.map(({ text }) => text),
        ...entry.reply.notices,
        ...entry.reply.choices.map(({ label }) => label),
      ].join(' ');
    case 'words':
      return entry.text;
    case 'hands':
      return entry.act === 'take' && entry.name !== undefined ? say('hands.take', { name: entry.name }) : '';
    default:
      return '';
  }
}
