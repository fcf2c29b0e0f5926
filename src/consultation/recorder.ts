import { maskPersonalData } from '../language/personal-data.ts';
import type { Language } from '../language/language.ts';
import { normalise, stripHidden } from '../language/script.ts';
import type { Day } from '../platform/day.ts';
import type { Hit, SearchResult } from '../retrieval/search-index.ts';
import type { ConfidenceSignals } from './confidence.ts';
import { localise } from './localise.ts';
import type { Conclusion } from './replies.ts';
import type { ConsultationResources } from './resources.ts';
import { describesUnpublishedInvention } from './screen/invention.ts';
import { TurnModels } from './turn-models.ts';
import type { ConsultationRequest, Evidence, Turn } from './turn.ts';
import type { Understood } from './understand/understand.ts';

/** What stands in the evidence record for the description of an unpublished invention. */
export const withheldInvention = '[unpublished invention]';

const kept = { evidence: 10, question: 4000 };

/** Gathers the evidence record of one turn while its steps run. */
export class TurnRecorder {
  readonly #request: ConsultationRequest;
  readonly #resources: ConsultationResources;
  readonly #elapsed: () => number;
  readonly #timings: Record<string, number> = {};
  readonly language: Language;
  readonly asOf: Day;
  readonly models: TurnModels;
  #query: string | undefined;
  #understood: Understood | undefined;
  #hits: readonly Hit[] = [];
  #embeddingModels: string[] = [];
  #shortfalls: SearchResult['shortfalls'];
  #signals: Record<string, number> = {};
  #confidence = 0;

  constructor(request: ConsultationRequest, resources: ConsultationResources, language: Language, asOf: Day) {
    this.#request = request;
    this.#resources = resources;
    this.#elapsed = resources.elapsed ?? (() => performance.now());
    this.language = language;
    this.asOf = asOf;
    this.models = new TurnModels(resources.model);
  }

  /** Runs a step and notes how long it took, in milliseconds. */
  async step<Result>(name: string, run: () => Result | Promise<Result>): Promise<Result> {
    const from = this.#elapsed();
    try {
      return await run();
    } finally {
      this.#timings[name] = Math.round((this.#elapsed() - from + (this.#timings[name] ?? 0)) * 1000) / 1000;
    }
  }

  noteUnderstood(understood: Understood): void {
    this.#understood = understood;
  }

  noteSearch(query: string, { hits, embeddingModel, shortfalls }: SearchResult): void {
    this.#query = query;
    this.#hits = hits;
    this.#embeddingModels = embeddingModel === undefined ? [] : [embeddingModel];
    this.#shortfalls = shortfalls;
  }

  noteConfidence(signals: ConfidenceSignals, confidence: number): void {
    this.#signals = Object.fromEntries(Object.entries(signals).filter(([, value]) => value !== undefined));
    this.#confidence = confidence;
  }

  /** The finished record. Everything stored of what the visitor wrote is masked. */
  close({ outcome, reason, reply }: Conclusion): Turn {
    const { choice, history = [], question } = this.#request;
    return {
      id: this.#resources.newId(),
      at: this.#resources.clock.now(),
      question: stored(question),
      history: history.map(({ role, text }) => ({ role, text: stored(text) })),
      ...(choice !== undefined && { choice: stored(choice) }),
      language: this.language,
      asOf: this.asOf,
      ...(this.#query !== undefined && { query: stored(this.#query) }),
      ...(this.#understood?.topic && { topic: this.#understood.topic }),
      ...(this.#understood && { hotlineFunction: this.#understood.hotlineFunction }),
      release: this.#resources.release.manifest.number,
      ...this.models.record(),
      models: [...this.#embeddingModels, ...this.models.record().models],
      ...(this.#shortfalls && { shortfalls: [...this.#shortfalls] }),
      evidence: this.#hits.slice(0, kept.evidence).map(evidenceOf),
      signals: this.#signals,
      confidence: this.#confidence,
      outcome,
      ...(reason !== undefined && { reason }),
      reply: localise(reply, this.language),
      timings: this.#timings,
    };
  }
}

/** A text as it may be kept: nothing hidden, personal data masked, inventions left out, no longer than can be read. */
function stored(text: string): string {
  const visible = stripHidden(text.slice(0, kept.question)).text;
  if (describesUnpublishedInvention(normalise(visible))) return withheldInvention;
  return maskPersonalData(visible);
}

function evidenceOf({ passage, score, norm, scores }: Hit): Evidence {
  const raw = Object.entries(scores).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value] as const] : [],
  );
  return {
    passageId: passage.id,
    documentId: passage.documentId,
    scores: { ...Object.fromEntries(raw), score, norm },
  };
}
