import type { DefaultTreeAdapterMap } from 'parse5';

export type HtmlNode = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

/** Elements that run on within a line of text. */
export const inlineTags: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span ' +
    'strike strong sub sup time tt u var wbr'
  ).split(' '),
);

const neverText = new Set(
  'script style noscript template nav footer aside form button select iframe svg canvas video audio head'.split(
    ' ',
  ),
);

/** True for what is no part of the text: scripts, menus, forms, the page's banner, hidden elements. */
export function isLeftOut(element: HtmlElement): boolean {
  const style = attribute(element, 'style') ?? '';
  return (
    neverText.has(element.tagName) ||
    (element.tagName === 'header' && element.parentNode?.nodeName === 'body') ||
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  );
}

/** The words of a text node, nothing for other nodes. */
export function wordsOf(node: HtmlNode): string {
  return node.nodeName === '#text' ? (node as DefaultTreeAdapterMap['textNode']).value : '';
}

/** The words inside a node, block ends as line ends. */
export function textOf(node: HtmlNode): string {
  if (!isElement(node)) return wordsOf(node) + childrenOf(node).map(textOf).join('');
  if (node.tagName === 'br' || isLeftOut(node)) return '\n';
  const words = node.childNodes.map(textOf).join('');
  return inlineTags.has(node.tagName) ? words : `${words}\n`;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function childrenOf(node: HtmlNode): HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** The element itself and all below it, in reading order. */
export function elementsOf(node: HtmlNode): HtmlElement[] {
  const below = childrenOf(node).flatMap(elementsOf);
  return isElement(node) ? [node, ...below] : below;
}
