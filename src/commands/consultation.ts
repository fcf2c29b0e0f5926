import { randomUUID } from 'node:crypto';
import { consult } from '../consultation/consult.ts';
import { defaultSettings, type ConsultationSettings } from '../consultation/resources.ts';
import type { TurnLog } from '../consultation/turn.ts';
import type { Consult, Origin } from '../conversations/context.ts';
import { isSwitchedOff, type Settings } from '../conversations/operator-settings.ts';
import type { ChatModel } from '../models/chat/chat-model.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import type { Configuration } from './configuration.ts';
import type { Knowledge } from './knowledge.ts';

/** The settings that hold for a question from somewhere. */
export type SettingsFor = (origin?: Origin) => ConsultationSettings;

/** The settings of a consultation in this installation. */
export function consultationSettings({
  JURISDICTIONS,
}: Pick<Configuration, 'JURISDICTIONS'>): ConsultationSettings {
  return { ...defaultSettings, ...(JURISDICTIONS && { jurisdictions: JURISDICTIONS }) };
}

/** A question in each language, of the kinds that load what is loaded at first use. */
const firstQuestions = [
  '外观设计专利保护多少年',
  '商標續展費用多少',
  'How long is a design patent valid in China?',
];

/** Asks a release what visitors may ask first, and keeps nothing of it. */
export function preparation(settings: ConsultationSettings): (knowledge: Knowledge) => Promise<void> {
  return async (knowledge) => {
    for (const question of firstQuestions) {
      await consult({ question }, { ...knowledge, clock: systemClock, newId: randomUUID, settings });
    }
  };
}

/** The settings of a consultation for visitors of a channel, as operators have set them at the moment. */
export function visitorSettings(base: ConsultationSettings, settings: Settings): SettingsFor {
  return (origin) => ({
    ...base,
    switchedOff: isSwitchedOff(settings, origin?.channel ?? 'web'),
    targetErrorShare: settings.current('answers.targetErrorShare'),
  });
}

/** Consults the release in use. To keep the turn is for whoever acts on it. */
export function liveConsult(
  knowledge: () => Knowledge,
  settingsFor: SettingsFor,
  clock: Clock = systemClock,
  model?: ChatModel,
): Consult {
  return (request, origin) =>
    consult(request, { ...knowledge(), clock, newId: randomUUID, settings: settingsFor(origin), model });
}

/** Keeps every turn before it answers. */
export function whichKeeps(answer: Consult, turns: TurnLog): Consult {
  return async (request, origin) => {
    const turn = await answer(request, origin);
    await turns.append(turn);
    return turn;
  };
}
