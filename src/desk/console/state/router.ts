import { createStore, type Store } from './store.ts';

/** Where the page stands: the screen, what of it, and the query. */
export interface Place {
  /** The first part of the path below `/desk`; empty for none. */
  readonly screen: string;
  /** The parts after it. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

/** Addresses of screens, with the browser's history. */
export interface Router {
  readonly place: Store<Place>;
  /** Goes to a path below `/desk`, as in `tickets/T-1` or `tickets?list=overdue`. */
  readonly go: (path: string, options?: { readonly replace?: boolean }) => void;
}

export const deskPath = '/desk';

/** The address of a path below `/desk`. */
export function addressOf(path: string): string {
  return `${deskPath}/${path}`;
}

/** The place that an address means. */
export function placeOf(pathname: string, search: string): Place {
  const [screen = '', ...rest] = pathname
    .slice(deskPath.length)
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  return { screen, rest, query: new URLSearchParams(search) };
}

export function createRouter(window: Window): Router {
  const here = () => placeOf(window.location.pathname, window.location.search);
  const place = createStore(here());
  window.addEventListener('popstate', () => {
    place.set(here());
  });
  return {
    place,
    go: (path, { replace = false } = {}) => {
      if (replace) window.history.replaceState(null, '', addressOf(path));
      else window.history.pushState(null, '', addressOf(path));
      place.set(here());
    },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
