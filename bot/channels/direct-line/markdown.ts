/** Signs that begin markup wherever they stand. */
const anywhere = /[\\`*_[\]<>~|]/g;
/** Character references, which would be read as the sign they name. */
const reference = /&(?=#?\w{1,40};)/g;
/** Signs that begin markup at the start of a line: headings, lists, quotes, rules, underlines of headings, tables. */
const atStart = /^([#+=:-])/;
const numbered = /^(\d{1,9})([.)])/;

/** Text as Markdown that shows exactly this text: nothing in it becomes markup. Blanks at the start of a line go. */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .trim()
        .replace(anywhere, '\\$&')
        .replace(reference, '\\&')
        .replace(atStart, '\\$1')
        .replace(numbered, '$1\\$2'),
    )
    .join('\n');
}

/** Text as the title of a link definition, in double quotes. */
export function definitionTitle(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/[\\"&]/g, '\\$&')}"`;
}
