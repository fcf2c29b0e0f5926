import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id, which is the package's standard, as the OWASP Password Storage Cheat Sheet asks at least: 19 MiB, two passes, one lane. */
const settings: Options = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** A password as it is kept: argon2id in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(formOf(password), settings);
}

let decoy: Promise<string> | undefined;

/** Whether a password is the one kept. Where none is kept it takes as long and is false, so that nobody learns which names exist. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  if (kept === null || kept === undefined) {
    decoy ??= hashPassword('nobody has this password');
    await verify(await decoy, formOf(password));
    return false;
  }
  return verify(kept, formOf(password));
}

/** One password typed on different keyboards is the same sequence of signs (NIST SP 800-63B-4, section 3.1.1.2). */
function formOf(password: string): string {
  return password.normalize('NFKC');
}
