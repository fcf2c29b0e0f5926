import type { MessageView } from '../../wire/conversation.ts';
import { Icon } from '../parts/icon.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';

type FileData = NonNullable<Extract<MessageView['message'], { kind: 'attachment' }>['data']>;

/** A file of the conversation. It is never opened in the page: the service gives it out as a download. */
export function FileMessage({ file, isVisitors }: { file: FileData; isVisitors: boolean }) {
  const { api } = useConsole();
  const { say } = useSpeech();
  return (
    <>
      <p class="file">
        <Icon name="file" />
        <span>{say('message.file', { name: file.name, size: sizeWords(file.size) })}</span>
        <a href={api.address(`/attachments/${file.attachmentId}`)} download={file.name}>
          {say('message.download')}
        </a>
      </p>
      {isVisitors && <p class="hint">{say('message.file-warning')}</p>}
    </>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
