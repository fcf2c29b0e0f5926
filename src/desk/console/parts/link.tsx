import type { ComponentChildren } from 'preact';
import { useConsole } from '../state/console.ts';
import { addressOf } from '../state/router.ts';

export interface LinkProps {
  /** A path below `/desk`. */
  to: string;
  children: ComponentChildren;
  class?: string;
  label?: string;
  /** It leads to where the person is. */
  current?: boolean;
  onKeyDown?: (event: KeyboardEvent & { readonly currentTarget: HTMLAnchorElement }) => void;
}

/** A link to a screen: opened in place, or by the browser where the person wants a new tab. */
export function Link({ to, children, class: className, label, current = false, onKeyDown }: LinkProps) {
  const { router } = useConsole();
  return (
    <a
      class={className}
      href={addressOf(to)}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        router.go(to);
      }}
    >
      {children}
    </a>
  );
}
