import { z } from 'zod';
import { topicSchema } from '../../knowledge/document.ts';
import { languageSchema } from '../../language/language.ts';

/**
 * What a person at the desk may do; one person may have several. Agents talk to visitors, editors write knowledge,
 * reviewers approve it and read finished conversations, operators run the service and its people, auditors read
 * everything that was done and change nothing.
 */
export const roles = ['agent', 'reviewer', 'editor', 'operator', 'auditor'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** A name to sign in with: letters, digits, points and hyphens, kept in lower case. */
export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u,
    '2 to 40 letters, digits, points and hyphens, a letter or digit first',
  );

/**
 * A new password. Length is what counts and nothing is asked of its signs: NIST SP 800-63B-4, section 3.1.1.2,
 * asks for 15 where it is the only factor.
 */
export const newPasswordSchema = z
  .string()
  .min(15, 'at least 15 characters; a sentence is easy to remember')
  .max(200, 'at most 200 characters');

/** What an agent is good at, for transfers: languages and topics. */
export const skillSchema = z.union([topicSchema, languageSchema]);
export type Skill = z.infer<typeof skillSchema>;

/** The name colleagues and visitors see. */
const nameSchema = z.string().trim().min(1, 'write a name').max(60);
const rolesSchema = z
  .array(roleSchema)
  .min(1, 'choose at least one role')
  .transform((list) => [...new Set(list)]);

/** A person at the desk. */
export const staffSchema = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  skills: z.array(skillSchema),
  /** False for who may not sign in any more. */
  active: z.boolean(),
  createdAt: z.int(),
});
export type Staff = z.infer<typeof staffSchema>;

/** A person with what operators have to know of the account. */
export const accountViewSchema = staffSchema.extend({
  /** False until the one-time link was used. */
  hasPassword: z.boolean(),
  /** How often the person is signed in now, and when something was last asked in one of these sessions. */
  sessions: z.int(),
  seenAt: z.int().optional(),
  /** Until when nobody may sign in as this person after too many failures. */
  lockedUntil: z.int().optional(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** What the console learns when it starts and after signing in. */
export const sessionSchema = z.strictObject({
  staff: staffSchema,
  /** To be sent as `X-CSRF-Token` with everything that changes something. */
  csrfToken: z.string(),
  /** When the session ends if nothing is done, and at the latest. Epoch milliseconds. */
  idleEndsAt: z.int(),
  endsAt: z.int(),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const signInSchema = z.strictObject({
  username: z.string().max(200),
  password: z.string().max(1_000),
});

export const changePasswordSchema = z.strictObject({
  current: z.string().max(1_000),
  next: newPasswordSchema,
});

/** What a one-time link is for. */
export const linkPurposeSchema = z.enum(['first-operator', 'invitation', 'new-password']);
export type LinkPurpose = z.infer<typeof linkPurposeSchema>;

/** What the page behind a one-time link shows. */
export const linkViewSchema = z.strictObject({
  purpose: linkPurposeSchema,
  expiresAt: z.int(),
  roles: z.array(roleSchema),
  /** Set where the account is there already. */
  username: z.string().optional(),
  name: z.string().optional(),
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** Uses a one-time link. Name and username are for an account that is not there yet. */
export const acceptLinkSchema = z.strictObject({
  token: z.string().max(200),
  username: usernameSchema.optional(),
  name: nameSchema.optional(),
  password: newPasswordSchema,
});

export const inviteSchema = z.strictObject({
  username: usernameSchema,
  name: nameSchema,
  roles: rolesSchema,
  skills: z.array(skillSchema).max(40).default([]),
});

export const changeStaffSchema = z.strictObject({
  name: nameSchema.optional(),
  roles: rolesSchema.optional(),
  skills: z.array(skillSchema).max(40).optional(),
  active: z.boolean().optional(),
});

/** A one-time link that was just made; it is shown once. */
export const newLinkSchema = z.strictObject({ url: z.string(), expiresAt: z.int() });
export type NewLink = z.infer<typeof newLinkSchema>;
