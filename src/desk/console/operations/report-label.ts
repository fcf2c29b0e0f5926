import { useEffect } from 'preact/hooks';
import type { Report } from '../../wire/operations.ts';

/** The name in a page's head of the label that it holds or counts what a model wrote (GB 45438-2025). */
const metaName = 'AIGC';

/**
 * While a report is shown, its page carries the label in its head, and a print of it the given title: browsers write the title of a
 * page into the PDF's metadata, and nothing else of it.
 */
export function useReportLabel(label: Report['aigc'], title: string): void {
  useEffect(() => {
    if (label === undefined) return;
    const meta = labelElement(document, label);
    document.head.append(meta);
    return () => {
      meta.remove();
    };
  }, [label?.ProduceID]);
  useEffect(() => {
    let before = '';
    const begin = () => {
      before = document.title;
      document.title = title;
    };
    const end = () => {
      document.title = before;
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [title]);
}

/** The report as a page of its own that looks the same without the desk, with its label in the head. */
export function reportFile(report: Element, label: Report['aigc'], title: string, language: string): Blob {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = language;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  if (label !== undefined) page.head.append(labelElement(page, label));
  const style = page.createElement('style');
  style.textContent = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
    .join('\n');
  page.head.append(style);
  const main = page.createElement('main');
  main.className = 'report-alone';
  main.append(page.importNode(report, true));
  page.body.append(main);
  return new Blob([`<!doctype html>\n${page.documentElement.outerHTML}\n`], {
    type: 'text/html;charset=utf-8',
  });
}

/** Gives a file to the browser to be saved. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function labelElement(page: Document, label: NonNullable<Report['aigc']>): HTMLMetaElement {
  const meta = page.createElement('meta');
  meta.name = metaName;
  meta.content = JSON.stringify(label);
  return meta;
}
