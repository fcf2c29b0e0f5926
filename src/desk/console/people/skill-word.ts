import type { Skill } from '../../wire/staff.ts';
import type { Speech } from '../state/speech.ts';

/** A skill in words: a language or a topic. */
export function skillWord(skill: Skill, say: Speech['say']): string {
  return skill === 'zh-Hans' || skill === 'zh-Hant' || skill === 'en'
    ? say(`language.${skill}`)
    : say(`topic.${skill}`);
}
