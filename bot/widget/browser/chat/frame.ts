import type { FromFrame, ToFrame } from '../frame-messages.ts';

/** The launcher around the page. */
export interface Frame {
  readonly close: () => void;
  readonly unread: (count: number) => void;
}

/** Longer texts are no questions of a page. */
const longestQuestion = 500;

/** Talks with the launcher that opened the frame. Only the page around the frame is listened to. */
export function frameOf(
  self: Window,
  heard: { ask: (text: string) => void; shown: (isShown: boolean) => void },
): Frame {
  const tell = (message: FromFrame) => {
    // The page around may be of any allowed origin; nothing of the conversation is told.
    self.parent.postMessage(message, '*');
  };
  self.addEventListener('message', (event: MessageEvent<Partial<ToFrame> | null>) => {
    if (event.source !== self.parent) return;
    const message = event.data;
    if (message?.tongda === 'ask' && 'text' in message && typeof message.text === 'string')
      heard.ask(message.text.slice(0, longestQuestion));
    if (message?.tongda === 'shown' || message?.tongda === 'hidden') heard.shown(message.tongda === 'shown');
  });
  tell({ tongda: 'ready' });
  return {
    close: () => {
      tell({ tongda: 'close' });
    },
    unread: (count) => {
      tell({ tongda: 'unread', count });
    },
  };
}
