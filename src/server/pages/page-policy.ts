/** Each directive with what it allows; no page allows inline scripts or styles. */
export type PagePolicy = Readonly<Record<string, readonly string[]>>;

/** Origins that are the service's own, and nothing at all. */
export const own = "'self'";
export const none = "'none'";

/** What every page allows itself: scripts and styles of the service, and pictures of it and of the logo's site. */
export function basicPolicy(logo: string | undefined): PagePolicy {
  const logoOrigin = logo?.startsWith('https:') ? [new URL(logo).origin] : [];
  return {
    'default-src': [none],
    'script-src': [own],
    'style-src': [own],
    'img-src': [own, 'data:', ...logoOrigin],
    'base-uri': [none],
    'form-action': [none],
  };
}

/** The policy as the header `Content-Security-Policy` carries it. */
export function written(policy: PagePolicy): string {
  return Object.entries(policy)
    .map(([directive, allowed]) => `${directive} ${allowed.join(' ')}`)
    .join('; ');
}
