import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/project-root.ts';
import type { ChatPrompt } from './chat-model.ts';

/** A prompt kept as a file: instructions under `# system`, the data under `# user`, `{{tags}}` for what is put in. */
export interface PromptFile {
  readonly system: string;
  readonly user: string;
  readonly tags: readonly string[];
}

const tagPattern = /\{\{([a-z-]+)\}\}/g;

/** Reads a prompt by its path in the project; throws an Error that names the file when it has not both parts. */
export function readPrompt(...path: string[]): PromptFile {
  const text = readFileSync(projectPath(...path), 'utf8');
  const parts = /^# system\n([\s\S]+?)\n# user\n([\s\S]+)$/.exec(text);
  if (!parts) throw new Error(`${path.join('/')} needs the parts "# system" and "# user".`);
  const [, system = '', user = ''] = parts;
  const tags = [...new Set([...text.matchAll(tagPattern)].map(([, tag]) => tag ?? ''))];
  return { system: system.trim(), user: user.trim(), tags };
}

/**
 * The prompt with its tags filled. Every tag has to be given and every value has to have its tag. Values of the user
 * part go in as JSON, so that nothing a visitor or a document says can end its own place.
 */
export function fillPrompt(
  prompt: PromptFile,
  instructions: Readonly<Record<string, string>>,
  data: Readonly<Record<string, unknown>>,
): ChatPrompt {
  const given = [...Object.keys(instructions), ...Object.keys(data)];
  const strange = [
    ...prompt.tags.filter((tag) => !given.includes(tag)),
    ...given.filter((tag) => !prompt.tags.includes(tag)),
  ];
  if (strange.length > 0) throw new Error(`Tags and values of a prompt differ: ${strange.join(', ')}.`);
  return {
    system: prompt.system.replace(tagPattern, (_, tag: string) => instructions[tag] ?? ''),
    user: prompt.user.replace(tagPattern, (_, tag: string) => JSON.stringify(data[tag])),
  };
}
