import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DeskParts } from './parts.ts';
import type { Role, Staff } from './wire/staff.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may use a route: people with one of the roles, everyone who is signed in (`staff`), everyone (`everyone`: what
 * comes before signing in), or a program that signs its requests (`signed`; the route checks the signature itself).
 */
export type Access = readonly Role[] | 'staff' | 'everyone' | 'signed';

/** The session a call came with. */
export interface CallSession {
  readonly id: string;
  readonly csrfToken: string;
  readonly idleEndsAt: number;
  readonly endsAt: number;
}

/** A checked call of a route. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly desk: DeskParts;
  /** Who calls. */
  readonly staff: Staff;
  readonly session: CallSession;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** For the few routes that set a cookie, stream, or send a file. */
  readonly http: { readonly request: Request; readonly response: Response };
}

/** A call from before signing in. */
export type OpenCall<Params = unknown, Query = unknown, Body = unknown> = Omit<
  Call<Params, Query, Body>,
  'staff' | 'session'
>;

/** What a handler returns when it has sent the response by itself. */
export const sent = Symbol('sent');

/** One route of the desk: the router, the CSRF rule, the OpenAPI part and the role tests all follow from it. */
export interface DeskRoute {
  readonly method: Method;
  /** Below `/api/desk`, parameters as `:id`. */
  readonly path: string;
  /** One sentence for the API's description. */
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** The JSON body; a route without takes none. */
  readonly body?: z.ZodType;
  /** Of the JSON answer, for the description; a route without answers nothing or a file. */
  readonly answer?: z.ZodType;
  /** How large the body may be; 64 KB where nothing is said. */
  readonly bodyLimit?: string;
  /** Answers with JSON, with 204 where it returns nothing, or has `sent` by itself. */
  readonly handle: (call: Call<never, never, never>) => Promise<unknown>;
}

interface Declared<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyLimit?: string;
}

type Handler<A extends z.ZodType, C> = (call: C) => Promise<z.input<A> | typeof sent | undefined>;

/** Declares a route for who is signed in. The handler gets checked input and returns what `answer` describes. */
export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(
  declared: Declared<P, Q, B> & {
    readonly access: readonly Role[] | 'staff';
    readonly answer?: A;
    readonly handle: Handler<A, Call<z.output<P>, z.output<Q>, z.output<B>>>;
  },
): DeskRoute {
  return declared;
}

/** Declares a route that nobody has to be signed in for. */
export function openRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(
  declared: Declared<P, Q, B> & {
    readonly access: 'everyone' | 'signed';
    readonly answer?: A;
    readonly handle: Handler<A, OpenCall<z.output<P>, z.output<Q>, z.output<B>>>;
  },
): DeskRoute {
  return declared;
}

/** The parameter of most routes. */
export const idParams = z.strictObject({ id: z.string().min(1).max(100) });

/** Whether a route changes something, and so needs the CSRF token. */
export function changesState({ method }: Pick<DeskRoute, 'method'>): boolean {
  return method !== 'GET';
}

/** Whether a person with these roles may use a route. */
export function isAllowed({ access }: Pick<DeskRoute, 'access'>, roles: readonly Role[]): boolean {
  if (access === 'everyone' || access === 'staff') return true;
  if (access === 'signed') return false;
  return access.some((role) => roles.includes(role));
}
