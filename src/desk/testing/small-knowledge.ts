import { randomUUID } from 'node:crypto';
import { consult } from '../../consultation/consult.ts';
import {
  defaultSettings,
  type ConsultationResources,
  type ConsultationSettings,
} from '../../consultation/resources.ts';
import { smallRelease } from '../../consultation/testing/small-release.ts';
import type { Consult } from '../../conversations/context.ts';
import { mondayAtTen } from '../../conversations/testing/service.ts';
import { manualClock } from '../../platform/clock.ts';
import { openIndex } from '../../retrieval/built-in-index.ts';
import type { DeskParts } from '../parts.ts';

/** The real pipeline over the small release: for visitors, and for staff. */
export function smallKnowledge(): {
  consult: Consult;
  draft: Consult;
  knowledge: DeskParts['knowledge'];
  resources: DeskParts['visitorResources'];
  releases: DeskParts['releases'];
} {
  const release = smallRelease();
  const index = openIndex(release);
  const resources = (settings: Partial<ConsultationSettings> = {}): ConsultationResources => ({
    release,
    index,
    clock: manualClock(mondayAtTen),
    newId: randomUUID,
    settings: { ...defaultSettings, ...settings },
  });
  const asked =
    (settings: Partial<ConsultationSettings>): Consult =>
    (request) =>
      consult(request, resources(settings));
  return {
    consult: asked({}),
    draft: asked({ forStaff: true, threshold: 0 }),
    knowledge: () => ({ release, index }),
    resources: () => resources(),
    releases: {
      list: () => [release.manifest],
      read: () => ({ ...release, inputs: [] }),
      currentNumber: () => release.manifest.number,
    },
  };
}
