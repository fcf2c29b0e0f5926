import { randomUUID } from 'node:crypto';
import { consult } from '../consultation/consult.ts';
import { defaultSettings, type ConsultationSettings } from '../consultation/resources.ts';
import type { ConsultationRequest, Turn, TurnLog } from '../consultation/turn.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import type { Configuration } from './configuration.ts';
import type { Knowledge } from './knowledge.ts';

/** One question → one turn, durable when it is returned. */
export type Consult = (request: ConsultationRequest) => Promise<Turn>;

/** The settings of a consultation in this installation. */
export function consultationSettings({
  JURISDICTIONS,
  TARGET_ERROR_SHARE,
}: Pick<Configuration, 'JURISDICTIONS' | 'TARGET_ERROR_SHARE'>): ConsultationSettings {
  return {
    ...defaultSettings,
    targetErrorShare: TARGET_ERROR_SHARE,
    ...(JURISDICTIONS && { jurisdictions: JURISDICTIONS }),
  };
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

/** Consults the release in use and logs the turn before it answers. */
export function loggedConsult(
  knowledge: () => Knowledge,
  turns: TurnLog,
  settings: ConsultationSettings,
  clock: Clock = systemClock,
): Consult {
  return async (request) => {
    const turn = await consult(request, { ...knowledge(), clock, newId: randomUUID, settings });
    await turns.append(turn);
    return turn;
  };
}
