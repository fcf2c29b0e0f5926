import type { ChatPrompt, ModelFailure } from './chat-model.ts';

/** How a value is asked for: the endpoint enforces a schema, or JSON, or a tool call; or the prompt alone asks for it. */
export const structuredMethods = ['json_schema', 'json_mode', 'tools', 'plain'] as const;
export type StructuredMethod = (typeof structuredMethods)[number];

/** A schema as it goes over the wire. */
export interface WireSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One request to an endpoint. */
export interface EndpointRequest {
  readonly prompt: ChatPrompt;
  /** How the answer has to look; text without it. */
  readonly structure?: { readonly method: Exclude<StructuredMethod, 'plain'>; readonly schema: WireSchema };
}

/** A part of an answer. The last parts tell how it ended and what it took. */
export interface EndpointPart {
  readonly text: string;
  /** `stop` and `tool_calls` are whole answers. */
  readonly finish?: string;
  readonly model?: string;
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
}

/** A chat endpoint: what it throws is an EndpointError. */
export interface Endpoint {
  stream(request: EndpointRequest, signal: AbortSignal): AsyncIterable<EndpointPart>;
}

/** What went wrong at an endpoint. The message names no text of a prompt and no key. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly because: ModelFailure;
  /** Whether asking again may help. */
  readonly passing: boolean;
  /** How long the endpoint wants to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(
    because: ModelFailure,
    details: { passing?: boolean; retryAfter?: number | undefined; note?: string } = {},
  ) {
    super(details.note === undefined ? because : `${because}: ${details.note}`);
    this.because = because;
    this.passing = details.passing ?? false;
    this.retryAfter = details.retryAfter;
  }
}
