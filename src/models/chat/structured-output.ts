import { z } from 'zod';
import type { ChatPrompt } from './chat-model.ts';
import type { StructuredMethod, WireSchema } from './endpoint.ts';

/** A schema as the wire wants it; the value is checked with the schema itself in any case. */
export function wireSchema(name: string, schema: z.ZodType): WireSchema {
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { target: 'draft-7' });
  return { name, schema: plain };
}

/** The prompt with the wanted form told in words, for the methods where the endpoint does not enforce it. */
export function withForm(prompt: ChatPrompt, method: StructuredMethod, { schema }: WireSchema): ChatPrompt {
  if (method === 'json_schema' || method === 'tools') return prompt;
  return {
    ...prompt,
    system: `${prompt.system}\n\nAnswer with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`,
  };
}

/** The prompt once more, with what was wrong about the last output. */
export function withRepair(prompt: ChatPrompt, output: string, fault: string): ChatPrompt {
  const before = JSON.stringify({ yourOutput: output.slice(0, 4000), fault });
  return {
    ...prompt,
    user: `${prompt.user}\n\nYour last output could not be used. Give the JSON object again, mended:\n${before}`,
  };
}

/** A value of the schema, or what is wrong with the output, in words that hold none of it. */
export function readValue<Value>(
  output: string,
  schema: z.ZodType<Value>,
): { readonly value: Value } | { readonly fault: string } {
  const json = objectIn(output);
  if (json === undefined) return { fault: 'There is no JSON object in it.' };
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return { fault: 'The JSON is not valid.' };
  }
  const checked = schema.safeParse(read);
  if (checked.success) return { value: checked.data };
  const faults = checked.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return { fault: faults.slice(0, 5).join('; ') };
}

/** The object in an output: models put it in code fences, or thoughts before it. */
function objectIn(output: string): string | undefined {
  const text = output.replace(/<think>[\s\S]*?<\/think>/g, '');
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  return from >= 0 && to > from ? text.slice(from, to + 1) : undefined;
}
