import { useRef } from 'preact/hooks';

/** One of several views of the same thing. */
export interface Tab<Id extends string> {
  readonly id: Id;
  readonly text: string;
  /** A number beside the text; none is drawn for 0. */
  readonly count?: number;
}

/** A row of tabs: arrow keys go from one to the next. The panel names itself by `panelId`. */
export function Tabs<Id extends string>({
  label,
  tabs,
  chosen,
  choose,
  panelId,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  choose: (id: Id) => void;
  panelId: string;
}) {
  const row = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const place = tabs.findIndex(({ id }) => id === chosen);
    const next = tabs[(place + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    choose(next.id);
    row.current?.querySelectorAll('button')[tabs.indexOf(next)]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={row}>
      {tabs.map(({ id, text, count = 0 }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={panelId}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => {
            choose(id);
          }}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            step(by);
          }}
        >
          {text}
          {count > 0 && <span class="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
