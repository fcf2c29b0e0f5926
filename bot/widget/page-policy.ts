import { basicPolicy, none, own, written } from '../../src/server/pages/page-policy.ts';

/** The policy of the page with the conversation; pages of these origins may frame it. */
export function chatPolicy(allowedOrigins: readonly string[], logo: string | undefined): string {
  return written({
    ...basicPolicy(logo),
    'connect-src': [own],
    'frame-ancestors': [own, ...allowedOrigins],
  });
}

/** The policy of the demonstration page, which frames the conversation and is framed by nobody. */
export function demoPolicy(logo: string | undefined): string {
  return written({ ...basicPolicy(logo), 'frame-src': [own], 'frame-ancestors': [none] });
}
