import { z } from 'zod';

/** What the operator sets of the looks of the visitor's pages and the console. */
export const looksSchema = z.strictObject({
  /** The accent colour, as in `#0b5c8e`. */
  accent: z
    .string()
    .regex(/^#[\da-f]{6}$/i, 'a colour such as #0b5c8e')
    .default('#0b5c8e'),
  /** Address of a logo: of the web, or a path of this service. */
  logo: z
    .string()
    .regex(/^(https:\/\/|\/(?!\/))\S+$/, 'an https address, or a path that begins with /')
    .optional(),
  /** The office's name; without one the page is a demonstration of a made-up office. */
  office: z.string().min(1).max(100).optional(),
});
export type Looks = z.infer<typeof looksSchema>;
