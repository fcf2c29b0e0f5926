/** The drawn signs, as strokes on a field of 24 by 24. */
const paths = {
  queue: 'M4 6h16M4 12h16M4 18h10',
  conversation: 'M4 5h16v11H9l-5 4z',
  phone: 'M6 3h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  ticket: 'M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4zM14 6v12',
  knowledge: 'M5 4h10l4 4v12H5zM15 4v4h4M8 13h8M8 17h6',
  operations: 'M4 20V10M10 20V4M16 20v-7M4 20h17',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  history: 'M4 4v5h5M4.5 9A8 8 0 1 1 4 14M12 8v4l3 2',
  people: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M17 4a4 4 0 0 1 0 7M18 14a7 7 0 0 1 4 7',
  settings: 'M4 7h9M17 7h3M13 4v6M4 17h3M11 17h9M7 14v6',
  oversight: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  check: 'M5 12l5 5 9-11',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  file: 'M7 3h8l4 4v14H7zM15 3v4h4',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  forward: 'M4 12h14M13 6l6 6-6 6',
  back: 'M20 12H6M11 6l-6 6 6 6',
} as const;
export type IconName = keyof typeof paths;

/** A sign that says nothing by itself; words stand beside it or in the label of its button. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
