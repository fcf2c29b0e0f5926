import { z } from 'zod';

/** What an agent wants to have in the visitor's language; as long as a model may be given. */
export const translateSchema = z.strictObject({ text: z.string().trim().min(1).max(4_000) });

/** What a model made of it. Whoever shows it says that a model wrote it. */
export const translationSchema = z.strictObject({ text: z.string(), aiGenerated: z.literal(true) });
export type TranslationView = z.infer<typeof translationSchema>;
