import { useRef, useState } from 'preact/hooks';
import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import type { Chat } from '../chat-model.ts';
import { useSpeech } from '../speech.ts';

/** Longer questions are not answered; the box takes no more. */
const longest = 2_000;
const countFrom = 1_800;
/** Endings of the files that are taken; the service looks into their bytes. */
const endings = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.pdf', '.docx', '.xlsx', '.pptx', '.txt'];

/** The box to write in, with files and the button to send. Enter sends, Shift and Enter begins a new line. */
export function Composer({ chat, longestFileBytes }: { chat: Chat; longestFileBytes: number }) {
  const { say } = useSpeech();
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<WidgetSentenceKey>();
  const send = () => {
    if (text.trim() === '') return;
    chat.ask(text);
    setText('');
    box.current?.focus();
  };
  const sendFiles = (files: Iterable<File>) => {
    for (const file of files) {
      const wrong = faultOf(file, longestFileBytes);
      setFault(wrong);
      if (wrong === undefined) chat.sendFile(file);
    }
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={`image/*,${endings.join(',')}`}
        onChange={({ currentTarget }) => {
          sendFiles(currentTarget.files ?? []);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="attach"
        aria-label={say('composer.attach')}
        title={say('composer.attach')}
        onClick={() => picker.current?.click()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M20 11.5l-8.2 8.2a5.3 5.3 0 0 1-7.5-7.5l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.6a1.8 1.8 0 0 1-2.5-2.5l7.8-7.8" />
        </svg>
      </button>
      <textarea
        id="question"
        ref={box}
        rows={1}
        value={text}
        maxLength={longest}
        aria-label={say('composer.label')}
        placeholder={say('composer.placeholder')}
        enterkeyhint="send"
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setFault(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
          event.preventDefault();
          send();
        }}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length === 0) return;
          event.preventDefault();
          sendFiles(files);
        }}
      />
      <button type="submit" class="main">
        {say('composer.send')}
      </button>
      <p class="composer-note" role="status">
        {fault !== undefined && say(fault, { size: Math.floor(longestFileBytes / 1024 / 1024) })}
        {text.length >= countFrom && say('composer.left', { count: longest - text.length })}
      </p>
    </form>
  );
}

/** While a Chinese word is being put together, Enter takes the word; old browsers say so by the key code alone. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari tells it by nothing else
  return event.isComposing || event.keyCode === 229;
}

function faultOf(file: File, longestFileBytes: number): WidgetSentenceKey | undefined {
  const name = file.name.toLowerCase();
  if (!endings.some((ending) => name.endsWith(ending))) return 'file.wrong-kind';
  if (file.size === 0) return 'file.empty';
  return file.size > longestFileBytes ? 'file.too-large' : undefined;
}
