import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../server/openapi.ts';
import { describeDesk } from './api-description.ts';
import { deskRoutes } from './routes.ts';
import { deskService } from './testing/desk-service.ts';

interface Operation {
  readonly summary: string;
  readonly security: object[];
  readonly parameters?: { name: string; in: string; required: boolean; schema: { type?: string } }[];
  readonly requestBody?: { content: Record<string, { schema: { properties: object } }> };
  readonly responses: Record<string, unknown>;
}

const document = openApiDocument([describeDesk()]) as {
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: object };
};
const operation = (method: string, path: string) => document.paths[path]![method]!;

describe('the description of the desk’s API', () => {
  it('has every route with its methods, and nothing that was left over', () => {
    const described = Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/api/desk'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    const declared = deskRoutes.map(
      ({ method, path }) => `${method.toLowerCase()} /api/desk${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(declared.sort());
    expect(Object.keys(document.paths)).toContain('/api/answer');
  });

  it('says of each who may, and that changes need the CSRF token', () => {
    expect(document.components.securitySchemes).toMatchObject({
      deskSession: {},
      deskCsrf: {},
      partnerKey: {},
    });
    const change = operation('patch', '/api/desk/staff/{id}');
    expect(change).toMatchObject({
      description: 'For people with one of the roles operator.',
      security: [{ deskSession: [], deskCsrf: [] }],
    });
    expect(Object.keys(change.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409']),
    );
    expect(operation('get', '/api/desk/audit').security).toEqual([{ deskSession: [] }]);
    expect(operation('post', '/api/desk/session').security).toEqual([]);
  });

  it('names parameters with their kinds, and bodies with their fields', () => {
    const parameters = operation('get', '/api/desk/audit').parameters ?? [];
    expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', maximum: 500 },
    });
    expect(operation('patch', '/api/desk/staff/{id}').parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
    ]);
    const body = operation('post', '/api/desk/staff').requestBody?.content['application/json']?.schema
      .properties;
    expect(Object.keys(body ?? {})).toEqual(['username', 'name', 'roles', 'skills']);
    for (const path of Object.values(document.paths))
      for (const each of Object.values(path)) expect(each.summary).not.toBe('');
  });

  it('is served with the rest', async () => {
    const service = await deskService();
    try {
      const response = await fetch(`${service.origin}/api/openapi.json`);
      const served = (await response.json()) as { paths: object };
      expect(Object.keys(served.paths)).toContain('/api/desk/conversations/{id}/take');
    } finally {
      await service.close();
    }
  });
});
