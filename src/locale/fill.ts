/**
 * Puts parameters into a template. `{name}` is the parameter, `{name|one|many}` the first text where the parameter is 1 and the
 * second where it is not. A parameter that is not given leaves nothing behind.
 */
export function fill(template: string, parameters: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (_, name: string, one?: string, many?: string) =>
      one === undefined || many === undefined
        ? String(parameters[name] ?? '')
        : String(parameters[name]) === '1'
          ? one
          : many,
  );
}
