import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { projectPath } from '../../../platform/project-root.ts';

/** The vendor's description of its data API, where the checkout has it. */
export const vendorContract = projectPath(
  '..',
  'shared',
  'contracts',
  'pinecone',
  'db_data_2026-04.oas.yaml',
);
export const hasVendorContract = existsSync(vendorContract);

/** The version that a client of ours names in every request. */
export const apiVersion = '2026-04';

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Checks what goes over the wire against the vendor's OpenAPI; answers faults, empty when all is as described. */
export interface Contract {
  request(method: string, path: string, query: URLSearchParams, body: unknown): string[];
  response(method: string, path: string, status: number, body: unknown): string[];
}

/** The contract from its file; throws when the file is not there. */
export function readContract(file: string = vendorContract): Contract {
  const description = parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  // `required` as a list on a property that is no object says nothing in JSON Schema, and a length of a list is
  // written as that of a text; the rest is taken as it is.
  ajv.addSchema(description, 'vendor');
  const known = new Map<string, ValidateFunction>();
  const faultsOf = (pointer: string, value: unknown): string[] => {
    const validate = known.get(pointer) ?? ajv.compile({ $ref: `vendor#${pointer}` });
    known.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
  return {
    request: (method, path, query, body) => {
      const found = operationFor(description, method, path);
      if (found === undefined) return [`${method} ${path} is not described`];
      const { operation, template } = found;
      const unknown = [...query.keys()].filter(
        (name) => !operation.parameters?.some((one) => one.in === 'query' && one.name === name),
      );
      const faults = unknown.map((name) => `the parameter ${name} is not described`);
      const [type] = Object.keys(operation.requestBody?.content ?? {});
      if (type !== undefined) {
        const pointer = `/paths/${escaped(template)}/${method.toLowerCase()}/requestBody/content/${escaped(type)}/schema`;
        faults.push(...faultsOf(pointer, body));
      }
      return faults;
    },
    response: (method, path, status, body) => {
      const found = operationFor(description, method, path);
      if (found === undefined) return [`${method} ${path} is not described`];
      const key = [String(status), `${Math.floor(status / 100)}XX`].find(
        (each) => each in found.operation.responses,
      );
      if (key === undefined) return [`the status ${status} is not described`];
      const [type] = Object.keys(found.operation.responses[key]?.content ?? {});
      if (type === undefined) return [];
      const pointer = `/paths/${escaped(found.template)}/${method.toLowerCase()}/responses/${key}/content/${escaped(type)}/schema`;
      return faultsOf(pointer, body);
    },
  };
}

function operationFor({ paths }: Description, method: string, path: string) {
  const template = Object.keys(paths).find((each) => {
    const pattern = each.replace(/\{[^}]+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(path);
  });
  const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
  return operation && template !== undefined ? { operation, template } : undefined;
}

/** A part of a JSON pointer in a URI fragment. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
