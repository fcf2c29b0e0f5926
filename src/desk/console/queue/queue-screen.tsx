import { Heading } from '../parts/heading.tsx';
import { useSpeech } from '../state/speech.ts';

export default function QueueScreen() {
  const { say } = useSpeech();
  return <Heading title={say('screen.queue')} />;
}
