import { describe, expect, it } from 'vitest';
import { fileKindOf, safeName } from './file-kind.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const zipped = (...names: string[]) => bytes([0x50, 0x4b, 0x03, 0x04], names.join('\0'));

describe('what a file is', () => {
  it.each([
    ['a picture (PNG)', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], 'rest'), 'image/png'],
    ['a picture (JPEG)', bytes([0xff, 0xd8, 0xff, 0xe0], 'rest'), 'image/jpeg'],
    ['a picture (GIF)', bytes('GIF89a rest'), 'image/gif'],
    ['a picture (WebP)', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
    ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['text', bytes('商标注册证 第1号\r\n1 < 2 & 3 > 2'), 'text/plain'],
    [
      'a Word document',
      zipped('[Content_Types].xml', 'word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is told by its bytes', (_name, content, mediaType) => {
    expect(fileKindOf(content)?.mediaType).toBe(mediaType);
  });

  it.each([
    ['HTML', bytes('<!DOCTYPE html><html></html>')],
    ['HTML behind blanks and a mark', bytes([0xef, 0xbb, 0xbf], ' \n< html>')],
    ['HTML within a text', bytes('hello <script>alert(1)</script>')],
    ['SVG', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a bare archive', zipped('a.txt')],
    ['Word with macros', zipped('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['a program', bytes('MZ', [0, 0, 0x90])],
    ['text with NUL', bytes('a', [0], 'b')],
    ['text that is no UTF-8', bytes([0xc3, 0x28])],
  ])('%s is not taken', (_name, content) => {
    expect(fileKindOf(content)).toBeUndefined();
  });
});

describe('the name of a file', () => {
  it.each([
    ['照片.PNG', '照片.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\windows\\x.png', 'x.png'],
    ['photo.png.html', 'photo.png.html.png'],
    ['evil\u202egnp.exe', 'evilgnp.exe.png'],
    ['a\r\nSet-Cookie: x.png', 'aSet-Cookie x.png'],
    ['', 'file.png'],
    ['.png', 'png.png'],
    [`${'长'.repeat(300)}.png`, `${'长'.repeat(120)}.png`],
  ])('%j becomes %j', (given, kept) => {
    expect(safeName(given, ['.png'])).toBe(kept);
  });
});
