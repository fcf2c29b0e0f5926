import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useConsole } from '../state/console.ts';
import { Link } from './link.tsx';

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly align?: 'end';
  /** Left out where the window is narrow. */
  readonly minor?: boolean;
}

/**
 * A table of things that can be opened. The first column is the link of its row; up and down go from row to row, a click
 * anywhere in a row opens it. The roles are said as well, since browsers forget them where the style makes lists of rows.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  to,
  tone,
  actions,
}: {
  /** Read by screen readers only. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The path of a row below `/desk`; rows without one are not opened. */
  to?: (row: Row) => string;
  tone?: (row: Row) => 'danger' | 'notice' | 'chosen' | undefined;
  /** Buttons at the end of a row. */
  actions?: { readonly title: string; readonly of: (row: Row) => ComponentChildren };
}) {
  const { router } = useConsole();
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (from: HTMLElement, by: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a.row-link') ?? [])];
    links[links.indexOf(from) + by]?.focus();
  };
  return (
    <div class="table-frame">
      <table class="table" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ id, title, align, minor }) => (
              <th key={id} scope="col" role="columnheader" class={classOf(align, minor)}>
                {title}
              </th>
            ))}
            {actions !== undefined && (
              <th scope="col" role="columnheader">
                <span class="unseen">{actions.title}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={body} role="rowgroup">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              role="row"
              class={[to === undefined ? '' : 'opens', tone?.(row) ?? ''].join(' ').trim()}
              onClick={(event) => {
                const isOnControl = (event.target as Element).closest('a, button, input, select') !== null;
                const isSelecting = (getSelection()?.toString() ?? '') !== '';
                if (to !== undefined && !isOnControl && !isSelecting) router.go(to(row));
              }}
            >
              {columns.map(({ id, title, cell, align, minor }, index) => (
                <td key={id} role="cell" data-title={title} class={classOf(align, minor)}>
                  {index === 0 && to !== undefined ? (
                    <Link
                      to={to(row)}
                      class="row-link"
                      onKeyDown={(event) => {
                        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                        if (by === undefined) return;
                        event.preventDefault();
                        step(event.currentTarget, by);
                      }}
                    >
                      {cell(row)}
                    </Link>
                  ) : (
                    cell(row)
                  )}
                </td>
              ))}
              {actions !== undefined && (
                <td class="row-actions" role="cell">
                  {actions.of(row)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf(align: 'end' | undefined, minor: boolean | undefined): string | undefined {
  const names = [align === 'end' ? 'end' : '', minor === true ? 'minor' : ''].join(' ').trim();
  return names === '' ? undefined : names;
}
