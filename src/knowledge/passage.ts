import { z } from 'zod';
import { writtenLanguages } from '../language/language.ts';

/** What a passage was in its document. */
export const passageKinds = ['article', 'section', 'table', 'question-answer', 'record'] as const;
export const passageKindSchema = z.enum(passageKinds);
export type PassageKind = z.infer<typeof passageKindSchema>;

/** The unit that is searched and cited: an article, a section, a table row group, a question–answer pair, a record. */
export const passageSchema = z.strictObject({
  /** `DOCUMENT#UNIT@LANGUAGE`. */
  id: z.string().min(1),
  documentId: z.string().min(1),
  /** Names the content within its document; the same unit in another language is the same content. */
  unit: z.string().min(1),
  /** Place in the document, from 0, counted per language. */
  ordinal: z.int().nonnegative(),
  kind: passageKindSchema,
  language: z.enum(writtenLanguages),
  /** Headings above the passage, outermost first: ["第二章 …", "第一节 …"]. */
  path: z.array(z.string()),
  /** What a citation calls it: 第四十二条, 二、（一）2. */
  section: z.string(),
  /** Article number, for laws. */
  article: z.int().positive().optional(),
  text: z.string().min(1),
  /** Other ways people ask for it, matched as questions of their own. */
  askedAs: z.array(z.string().min(1)),
  /** Those of them that a model wrote and no editor has seen. */
  askedAsGenerated: z.array(z.string().min(1)).optional(),
  /** Ids of the records whose quantities the text shows. */
  recordIds: z.array(z.string()),
});
export type Passage = z.infer<typeof passageSchema>;

/** The id of a passage from its parts. */
export function passageId(documentId: string, unit: string, language: Passage['language']): string {
  return `${documentId}#${unit}@${language}`;
}
