import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import QRCode from 'qrcode';
import type { Exhibition } from '../../bot/channels/direct-line/exhibitions.ts';
import { exhibitionAddress, exhibitionPoster } from '../../bot/widget/exhibition-poster.ts';
import { UserError } from '../platform/user-error.ts';
import type { Configuration } from './configuration.ts';

const usage = `Makes the link and the QR code of an exhibition, and a page to print and put up at the stand.

  npm run exhibition -- EVENT [--out DIR]

  EVENT    id of an exhibition of the setting EVENTS; without it the exhibitions are listed
  --out    folder for EVENT.svg, EVENT.png and EVENT.html (default: the present one)
  --help   this text

The address comes from PUBLIC_URL, as visitors reach the service.
`;

/** Good for a code that is printed on paper, scratched and photographed at an angle: a quarter of it may be lost. */
const code = { errorCorrectionLevel: 'Q', margin: 4 } as const;
const pictureWidth = 1_200;

/** `npm run exhibition`: what an exhibition needs to send its visitors to the assistant. */
export async function exhibition(args: string[], configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string', default: '.' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [id] = positionals;
  if (id === undefined) {
    process.stdout.write(listed(configuration.EVENTS) + usage);
    return 2;
  }
  const event = found(configuration.EVENTS, id);
  if (configuration.PUBLIC_URL === undefined)
    throw new UserError(
      'Set PUBLIC_URL to where visitors reach the service, as in https://ip.example; a code that is printed must lead there.',
      { field: 'PUBLIC_URL' },
    );
  const address = exhibitionAddress(configuration.PUBLIC_URL, event);
  const svg = await QRCode.toString(address, { ...code, type: 'svg' });
  const png = await QRCode.toBuffer(address, { ...code, width: pictureWidth });
  await mkdir(values.out, { recursive: true });
  const page = exhibitionPoster({ event, address, svg, office: configuration.OFFICE_NAME });
  for (const [ending, content] of Object.entries({ svg, png, html: page })) {
    const path = join(values.out, `${event.id}.${ending}`);
    await writeFile(path, content);
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(`${address}\n`);
  return 0;
}

function found(events: readonly Exhibition[], id: string): Exhibition {
  const event = events.find((each) => each.id === id);
  if (event === undefined)
    throw new UserError(`There is no exhibition "${id}" in EVENTS.\n${listed(events)}`.trimEnd(), {
      field: 'EVENT',
    });
  return event;
}

function listed(events: readonly Exhibition[]): string {
  if (events.length === 0) return 'The setting EVENTS names no exhibition.\n\n';
  return `${events.map(({ id, name, from, to }) => `  ${id}  ${name}  ${from} – ${to}`).join('\n')}\n\n`;
}
