import type { ComponentChildren } from 'preact';

/** The head of a screen: its name, what belongs to it, and what can be done. */
export function Heading({
  title,
  note,
  children,
}: {
  title: string;
  note?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <header class="heading">
      <h1>{title}</h1>
      {note !== undefined && <div class="heading-note">{note}</div>}
      {children !== undefined && <div class="heading-acts">{children}</div>}
    </header>
  );
}
