import {
  HumanMessage,
  SystemMessage,
  type AIMessageChunk,
  type BaseMessage,
  type UsageMetadata,
} from '@langchain/core/messages';
import { initChatModel } from 'langchain/chat_models/universal';
import { APIConnectionError, APIError } from 'openai';
import { EndpointError, type Endpoint, type EndpointPart, type EndpointRequest } from './endpoint.ts';

/** Where an OpenAI-compatible endpoint is and how it is asked. */
export interface OpenAiSettings {
  readonly model: string;
  /** Without a trailing slash, as in `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Endpoints inside may want none. */
  readonly apiKey?: string;
  /** Azure's older form: the key goes in `api-key` and this in the query. */
  readonly apiVersion?: string;
  /** Left out where a model takes none. */
  readonly temperature?: number;
  /** The most tokens of one answer. */
  readonly maximumTokens: number;
}

/** What LangChain passes on to the client besides the messages. */
interface CallOptions {
  readonly signal: AbortSignal;
  readonly response_format?: unknown;
  readonly tools?: readonly unknown[];
  readonly tool_choice?: string;
}

/**
 * An OpenAI-compatible endpoint (OpenAI, Azure, DeepSeek, DashScope, vLLM, Ollama) behind LangChain's chat-model
 * interface. Loads LangChain and the client: import this file only where a model is configured. Every answer is
 * streamed, so that time-outs see whether anything comes; retries are the caller's.
 */
export async function openAiEndpoint(settings: OpenAiSettings): Promise<Endpoint> {
  keepToOurselves();
  const { model, baseUrl, apiKey = 'none', apiVersion, temperature, maximumTokens } = settings;
  const chat = await initChatModel(model, {
    modelProvider: 'openai',
    apiKey,
    ...(temperature === undefined ? {} : { temperature }),
    maxTokens: maximumTokens,
    maxRetries: 0,
    configuration: {
      baseURL: baseUrl,
      logLevel: 'off',
      // Neither may come from the environment by itself.
      organization: null,
      project: null,
      ...(apiVersion === undefined
        ? {}
        : { defaultQuery: { 'api-version': apiVersion }, defaultHeaders: { 'api-key': apiKey } }),
    },
  });
  const ask = (messages: BaseMessage[], options: CallOptions) =>
    chat.stream(messages, options as Parameters<typeof chat.stream>[1]) as Promise<
      AsyncIterable<AIMessageChunk>
    >;
  return {
    stream: async function* ({ prompt, structure }, signal) {
      const messages = [new SystemMessage(prompt.system), new HumanMessage(prompt.user)];
      try {
        for await (const chunk of await ask(messages, { signal, ...wireForm(structure) }))
          yield partOf(chunk);
      } catch (error) {
        throw endpointError(error);
      }
    },
  };
}

/** LangChain sends what it does to a tracing service when these are set; nothing may leave that way. */
function keepToOurselves(): void {
  for (const name of [
    'LANGSMITH_TRACING',
    'LANGSMITH_TRACING_V2',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_TRACING_V2',
  ])
    Reflect.deleteProperty(process.env, name);
}

function wireForm(structure: EndpointRequest['structure']): Omit<CallOptions, 'signal'> {
  if (structure === undefined) return {};
  const { method, schema } = structure;
  switch (method) {
    case 'json_mode':
      return { response_format: { type: 'json_object' } };
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } };
    case 'tools':
      return {
        tools: [{ type: 'function', function: { name: schema.name, parameters: schema.schema } }],
        tool_choice: schema.name,
      };
  }
}

/** The text of a chunk, or the arguments of the tool call it is a part of. */
function partOf(chunk: AIMessageChunk): EndpointPart {
  const { content, tool_call_chunks: tools, response_metadata: about } = chunk;
  const usage = chunk.usage_metadata as UsageMetadata | undefined;
  const text = typeof content === 'string' ? content : '';
  const { finish_reason: finish, model_name: model } = about as {
    finish_reason?: string;
    model_name?: string;
  };
  return {
    text: text + (tools ?? []).map(({ args }) => args ?? '').join(''),
    ...(finish === undefined ? {} : { finish }),
    ...(model === undefined ? {} : { model }),
    ...(usage ? { usage: { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } } : {}),
  };
}

/** The client's errors, named as ours. Of their texts nothing is kept: a server may repeat the prompt in them. */
function endpointError(error: unknown): EndpointError {
  if (error instanceof APIConnectionError) return new EndpointError('unavailable', { passing: true });
  if (error instanceof APIError) return statusError(error as APIError);
  if (error instanceof SyntaxError) return new EndpointError('cut-off', { note: 'no valid stream' });
  return new EndpointError('cut-off', { passing: true, note: nameOf(error) });
}

function statusError({ status, headers }: APIError): EndpointError {
  const code = Number(status);
  if (Number.isNaN(code))
    return new EndpointError('cut-off', { passing: true, note: 'an error in the stream' });
  const note = `HTTP ${code}`;
  const retryAfter = waitWanted(headers);
  if (code === 429) return new EndpointError('rate-limited', { passing: true, retryAfter, note });
  if (code === 408 || code === 409 || code >= 500)
    return new EndpointError('unavailable', { passing: true, retryAfter, note });
  return new EndpointError('rejected', { note });
}

/** Retry-After in seconds or as a date (RFC 9110), or in milliseconds as some vendors send it. */
function waitWanted(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const wanted = headers?.get('retry-after');
  if (wanted === null || wanted === undefined) return undefined;
  const seconds = Number(wanted);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(wanted);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
