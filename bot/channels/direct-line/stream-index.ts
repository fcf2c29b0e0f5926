import type { Stream } from './stream.ts';

/** The open streams, found by any conversation of their thread. */
export interface StreamIndex {
  /** Finds the stream under these conversations from now on; true when one of them is new. */
  follow(stream: Stream, conversationIds: readonly string[]): boolean;
  remove(stream: Stream): void;
  /** Oldest first. */
  of(conversationId: string): readonly Stream[];
  all(): readonly Stream[];
}

export function createStreamIndex(): StreamIndex {
  const streams = new Map<string, Stream>();
  const byConversation = new Map<string, Set<Stream>>();
  return {
    follow: (stream, conversationIds) => {
      streams.set(stream.id, stream);
      const fresh = conversationIds.filter((id) => !stream.thread.has(id));
      for (const id of fresh) {
        stream.thread.add(id);
        const known = byConversation.get(id) ?? new Set();
        byConversation.set(id, known.add(stream));
      }
      return fresh.length > 0;
    },
    remove: (stream) => {
      streams.delete(stream.id);
      for (const id of stream.thread) {
        const known = byConversation.get(id);
        known?.delete(stream);
        if (known?.size === 0) byConversation.delete(id);
      }
    },
    of: (conversationId) => [...(byConversation.get(conversationId) ?? [])],
    all: () => [...streams.values()],
  };
}
