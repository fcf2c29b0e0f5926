/** The tables of the people at the desk. */
export interface StaffSchema {
  staff: StaffTable;
  staffSessions: { tokenHash: string; staffId: string; createdAt: number; seenAt: number };
  staffLinks: StaffLinkTable;
  signInAttempts: { who: string; failures: number; lastAt: number; freeAt: number };
}

export interface StaffTable {
  id: string;
  username: string;
  name: string;
  /** JSON lists. */
  roles: string;
  skills: string;
  /** Argon2id in PHC form; missing until a one-time link was used. */
  passwordHash: string | null;
  active: number;
  createdAt: number;
}

export interface StaffLinkTable {
  /** SHA-256 of the token; the token itself is in the link only. */
  tokenHash: string;
  purpose: string;
  /** Missing where the link makes the account. */
  staffId: string | null;
  roles: string;
  madeBy: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}
