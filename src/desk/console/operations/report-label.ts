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
    const meta = labelElement(label);
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

/**
 * The report as a page of its own that looks the same without the desk, with its label in the head. It is put together as text:
 * a document with a style of its own would be held to the policy of this page.
 */
export function reportFile(report: Element, label: Report['aigc'], title: string, language: string): Blob {
  const css = [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].map(({ cssText }) => cssText),
  );
  const named = document.createElement('title');
  named.textContent = title;
  const parts = [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8">`,
    named.outerHTML,
    label === undefined ? '' : labelElement(label).outerHTML,
    `<style>${css.join('\n')}</style></head>`,
    `<body><main class="report-alone">${report.outerHTML}</main></body></html>`,
  ];
  return new Blob([`${parts.join('\n')}\n`], { type: 'text/html;charset=utf-8' });
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

function labelElement(label: NonNullable<Report['aigc']>): HTMLMetaElement {
  const meta = document.createElement('meta');
  meta.name = metaName;
  meta.content = JSON.stringify(label);
  return meta;
}
