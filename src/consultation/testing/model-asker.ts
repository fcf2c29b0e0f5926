import type { Release } from '../../knowledge/release.ts';
import { modelSteps, type ModelStep } from '../../models/chat/chat-model.ts';
import {
  defaultChatLimits,
  openChatModel,
  type ChatModelOptions,
} from '../../models/chat/open-chat-model.ts';
import type {
  ChatScript,
  ReceivedChat,
  Scenario,
  ScriptedChatServer,
} from '../../models/testing/scripted-chat-server.ts';
import { manualClock } from '../../platform/clock.ts';
import { openIndex } from '../../retrieval/built-in-index.ts';
import { consult } from '../consult.ts';
import { defaultSettings, type ConsultationSettings } from '../resources.ts';
import type { ConsultationRequest, Turn } from '../turn.ts';

/** Noon of 23 November 2026 in Shanghai. */
const now = Date.parse('2026-11-23T04:00:00Z');

/** Time enough for a loaded machine to answer, and little enough to wait for what never answers. */
const limits = {
  ...defaultChatLimits,
  patience: { firstText: 1_000, silence: 1_000, whole: 2_000 },
  session: 4_000,
  firstWait: 1,
  tries: 1,
};

/** Asks questions of a release with a model at a scripted server. */
export function modelAsker(
  release: Release,
  server: ScriptedChatServer,
  options: Partial<ChatModelOptions> & { settings?: Partial<ConsultationSettings> } = {},
): (question: string, request?: Partial<ConsultationRequest>) => Promise<Turn> {
  const { settings: changed, ...modelOptions } = options;
  const settings = { ...defaultSettings, ...changed };
  const clock = manualClock(now);
  const index = openIndex(release);
  let turns = 0;
  const model = openChatModel({
    method: 'json_schema',
    steps: modelSteps,
    clock,
    limits,
    breaker: { failures: 1_000, restFor: 1 },
    endpoint: { model: 'scripted', baseUrl: server.baseUrl, apiKey: 'sk-test', temperature: 0 },
    ...modelOptions,
  });
  return (question, request = {}) =>
    consult(
      { question, ...request },
      { release, index, clock, newId: () => `turn-${++turns}`, settings, model },
    );
}

/** Which step a request is for, by its instructions. */
export function stepOf({ system }: ReceivedChat): ModelStep | undefined {
  const begins: readonly (readonly [string, ModelStep])[] = [
    ['You write answers', 'compose'],
    ['You check sentences', 'verify'],
    ["You make a visitor's follow-up", 'contextualise'],
    ['You sum up', 'brief'],
    ['You translate', 'translate'],
    ['You write questions', 'questions'],
  ];
  return begins.find(([begin]) => system.startsWith(begin))?.[1];
}

/** What the server does in each step; the judge finds everything supported unless told otherwise. */
export function bySteps(scripts: Partial<Record<ModelStep, ChatScript | string>>): Scenario {
  return (request) => {
    const step = stepOf(request);
    const script = step && scripts[step];
    if (typeof script === 'string') return { kind: 'text', text: script };
    return script ?? (step === 'verify' ? agreeing(request) : { kind: 'status', status: 500 });
  };
}

/** A judge that finds every sentence supported. */
export function agreeing({ user }: ReceivedChat): ChatScript {
  const sentences = JSON.parse(user.slice(user.lastIndexOf('\n') + 1)) as { sentence: number }[];
  const verdicts = sentences.map(({ sentence }) => ({ sentence, supported: true }));
  return { kind: 'text', text: JSON.stringify({ verdicts }) };
}
