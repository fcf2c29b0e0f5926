import { z } from 'zod';

/**
 * Problem documents (RFC 9457) of the desk carry a `code` for the console to translate, with `params` for its sentence:
 *
 * - `signed-out`, `forbidden` (the role is missing), `csrf` (load the page anew), `origin`
 * - `wrong-credentials`, `locked-out` {seconds}, `link-used`, `link-expired`, `username-taken`, `last-operator`
 * - `taken` {owner, agentName?}: someone else was faster, or it went back; `not-yours` {agentName?}; `full` {capacity}
 * - `unknown-agent`, `agent-away`: of a transfer
 * - `stale` {version}: changed meanwhile; `refused-status` {status}
 * - `suggestion-settled`: it was sent or rejected already
 * - `no-model`, `may-not-leave`, `translation-refused`, `model-failed`: of a translation
 */
export const deskProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type DeskProblem = z.infer<typeof deskProblemSchema>;
