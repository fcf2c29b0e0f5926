import { describe, expect, it } from 'vitest';
import { createOrigins } from './origins.ts';

const origins = createOrigins(
  ['https://office.example', 'http://localhost:8080/'],
  'https://ip.example/base',
);

describe('pages that may call', () => {
  it.each([
    ['https://ip.example', 'inner:3978', true],
    ['https://office.example', 'ip.example', true],
    ['http://localhost:8080', 'ip.example', true],
    ['http://127.0.0.1:3978', '127.0.0.1:3978', true],
    [undefined, 'ip.example', true],
    ['https://elsewhere.example', 'ip.example', false],
    ['https://office.example.elsewhere.example', 'ip.example', false],
    ['http://office.example', 'ip.example', false],
    ['https://office.example:8443', 'ip.example', false],
    ['null', 'ip.example', false],
    ['not an origin', 'ip.example', false],
    ['', 'ip.example', false],
  ])('%s at %s: %s', (origin, host, allowed) => {
    expect(origins.allows(origin, host)).toBe(allowed);
  });
});
