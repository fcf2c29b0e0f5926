/** What the launcher tells the page in its frame. */
export type ToFrame =
  | { readonly tongda: 'ask'; readonly text: string }
  | { readonly tongda: 'shown' }
  | { readonly tongda: 'hidden' };

/** What the page in the frame tells the launcher. Nothing of the conversation leaves the frame. */
export type FromFrame =
  | { readonly tongda: 'ready' }
  | { readonly tongda: 'close' }
  | { readonly tongda: 'unread'; readonly count: number };
