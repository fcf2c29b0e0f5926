import type { ConversationView } from '../../wire/conversation.ts';
import { useConsole } from './console.ts';
import { failureWords } from './failure-words.ts';
import { useSpeech } from './speech.ts';

/** Takes a conversation and goes to it; who was too late is told who has it. */
export function useTake(): (id: string) => Promise<void> {
  const { api, desk, router, toasts } = useConsole();
  const speech = useSpeech();
  return async (id) => {
    const result = await api.send<ConversationView>('POST', `/conversations/${id}/take`);
    desk.reload();
    if (result.kind === 'ok') router.go(`conversations/${id}`);
    else toasts.show('trouble', failureWords(result, speech));
  };
}
