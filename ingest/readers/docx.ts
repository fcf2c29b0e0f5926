import mammoth from 'mammoth';
import type { Block } from '../blocks.ts';
import type { FileProblems } from '../problems.ts';
import { cleanText } from '../text.ts';
import { withNumbersWritten } from './docx-numbering.ts';
import { readHtmlFragment } from './html.ts';

/** Word styles that are headings in Chinese and English templates, besides the ones the converter knows. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((depth) => `p[style-name='标题 ${depth}'] => h${depth}:fresh`),
  'comment-reference => ',
];

/** The blocks of a Word document; undefined, with an error reported, when it cannot be opened. */
export async function readDocx(bytes: Uint8Array, problems: FileProblems): Promise<Block[] | undefined> {
  try {
    const written = withNumbersWritten(bytes);
    const buffer = Buffer.from(written.buffer, written.byteOffset, written.byteLength);
    const options = { styleMap, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) };
    const { value } = await mammoth.convertToHtml({ buffer }, options);
    return readHtmlFragment(cleanText(value));
  } catch (error) {
    problems.error(
      `cannot be opened as a Word document (${(error as Error).message}); save it again as .docx, or as text.`,
    );
    return undefined;
  }
}
