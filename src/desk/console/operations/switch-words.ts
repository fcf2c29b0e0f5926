import type { Speech } from '../state/speech.ts';

/** The channels of the switch, in words. */
export function channelsWords(channels: readonly ('all' | 'web' | 'wechat')[], { say }: Speech): string {
  return channels
    .map((channel) => (channel === 'all' ? say('switch.all') : say(`channel.${channel}`)))
    .join(say('list.and'));
}
