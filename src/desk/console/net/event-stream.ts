/** One event of a stream of server-sent events. */
export interface StreamEvent {
  readonly id: string;
  readonly name: string;
  readonly data: string;
}

/** What a reader makes of a piece of the stream: events, and how long to wait before the next connection. */
export interface StreamReader {
  /** Takes the next piece of text, cut anywhere; the events that are complete now. */
  read(text: string): StreamEvent[];
  /** Milliseconds the service asked to wait before connecting anew. */
  retry(): number | undefined;
}

/**
 * Reads server-sent events out of text (WHATWG HTML, section 9.2.6). The browser's own `EventSource` hides the status of a
 * refused connection and forgets where it was when it is made anew, so the console reads the stream itself.
 */
export function eventStreamReader(): StreamReader {
  let rest = '';
  let id = '';
  let name = '';
  let data: string[] = [];
  let retry: number | undefined;
  const take = (line: string): StreamEvent[] => {
    if (line === '') {
      const event = { id, name: name === '' ? 'message' : name, data: data.join('\n') };
      const isWhole = data.length > 0;
      name = '';
      data = [];
      return isWhole ? [event] : [];
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') name = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value);
    return [];
  };
  return {
    read(text) {
      // A CR at the end may be half of a CRLF; it waits for what follows.
      const whole = rest + text;
      const isHalf = whole.endsWith('\r');
      const lines = (isHalf ? whole.slice(0, -1) : whole).split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + (isHalf ? '\r' : '');
      return lines.flatMap(take);
    },
    retry: () => retry,
  };
}
