import type { MessageView } from '../../wire/conversation.ts';
import { Icon } from '../parts/icon.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';

type FileData = NonNullable<Extract<MessageView['message'], { kind: 'attachment' }>['data']>;

/** Pictures that a browser shows without running anything. What a file is was found in its bytes when it came. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A file of the conversation: a picture is shown, everything else is given out as a download and never opened here. */
export function FileMessage({ file, isVisitors }: { file: FileData; isVisitors: boolean }) {
  const { api } = useConsole();
  const { say } = useSpeech();
  const address = api.address(`/attachments/${file.attachmentId}`);
  return (
    <>
      {pictures.has(file.kind) && (
        <img class="picture" src={address} alt={say('message.picture')} loading="lazy" />
      )}
      <p class="file">
        <Icon name="file" />
        <span>{say('message.file', { name: file.name, size: sizeWords(file.size) })}</span>
        <a href={address} download={file.name}>
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
