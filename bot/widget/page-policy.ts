/** Each directive with what it allows; no page allows inline scripts or styles. */
type Policy = Readonly<Record<string, readonly string[]>>;

const own = "'self'";
const none = "'none'";

/** The policy of the page with the conversation; pages of these origins may frame it. */
export function chatPolicy(allowedOrigins: readonly string[], logo: string | undefined): string {
  return written({
    ...common(logo),
    'connect-src': [own],
    'frame-ancestors': [own, ...allowedOrigins],
  });
}

/** The policy of the demonstration page, which frames the conversation and is framed by nobody. */
export function demoPolicy(logo: string | undefined): string {
  return written({ ...common(logo), 'frame-src': [own], 'frame-ancestors': [none] });
}

function common(logo: string | undefined): Policy {
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

function written(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, allowed]) => `${directive} ${allowed.join(' ')}`)
    .join('; ');
}
