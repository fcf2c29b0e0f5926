import { parseArgs } from 'node:util';
import { UserError } from '../platform/user-error.ts';
import { newPartnerKey, partnerKeysSchema } from '../server/partner/partner-keys.ts';

const usage = `Makes a key with which another platform may read the catalogue under /api/partner.

  npm run partner-key -- NAME

Prints the key once, for the partner, and the entry that goes into PARTNER_KEYS (a JSON list) for the server.
To take a key back, take its entry out of PARTNER_KEYS and restart.
`;

/** `npm run partner-key -- NAME`: a new key on paper, and its hash for the configuration. */
export function partnerKey(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(usage);
    return Promise.resolve(0);
  }
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new UserError(usage, { field: 'NAME' });
  const { key, entry } = newPartnerKey(name);
  const checked = partnerKeysSchema.safeParse([entry]);
  if (!checked.success) throw new UserError(`NAME: ${checked.error.issues[0]?.message ?? 'does not fit'}.`);
  process.stdout.write(
    `for ${name}, shown only now:\n  ${key}\nfor the server, in the list of PARTNER_KEYS:\n  ${JSON.stringify(entry)}\n`,
  );
  return Promise.resolve(0);
}
