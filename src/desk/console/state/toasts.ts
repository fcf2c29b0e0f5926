import { createStore, type Store } from './store.ts';

/** A short message that goes by itself; `trouble` stays until it is put away. */
export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'news' | 'trouble';
  readonly text: string;
}

export interface Toasts {
  readonly shown: Store<readonly Toast[]>;
  show(kind: Toast['kind'], text: string): void;
  dismiss(id: number): void;
}

const shownMs = 6_000;
const most = 4;

export function createToasts(): Toasts {
  const shown = createStore<readonly Toast[]>([]);
  let last = 0;
  const dismiss = (id: number) => {
    shown.set(shown.get().filter((toast) => toast.id !== id));
  };
  return {
    shown,
    dismiss,
    show: (kind, text) => {
      const id = (last += 1);
      const others = shown.get().filter((toast) => toast.text !== text);
      shown.set([...others, { id, kind, text }].slice(-most));
      if (kind !== 'trouble')
        setTimeout(() => {
          dismiss(id);
        }, shownMs);
    },
  };
}
