import { z } from 'zod';
import {
  documentKinds,
  documentSchema,
  topicSchema,
  type Document,
  type DocumentKind,
} from '../../knowledge/document.ts';
import type { Release } from '../../knowledge/release.ts';
import { unusableOn } from '../../knowledge/validity.ts';
import { writtenLanguages } from '../../language/language.ts';
import type { Day } from '../../platform/day.ts';

/** What partners read, by the name in the address. */
export const collections = {
  services: 'service',
  guides: 'guide',
  outlets: 'outlet',
  policies: 'policy',
  faq: 'faq',
} as const satisfies Record<string, DocumentKind>;
export type Collection = keyof typeof collections;

/** A document as partners see it in a list: what it is, who issued it, and from when to when it holds. */
export const itemSchema = documentSchema
  .pick({
    id: true,
    titles: true,
    topics: true,
    hotlineFunction: true,
    issuer: true,
    documentNumber: true,
    url: true,
    basis: true,
    authority: true,
    jurisdiction: true,
    effectiveFrom: true,
    effectiveTo: true,
    checkedOn: true,
    status: true,
  })
  .extend({ kind: z.enum(documentKinds) });
export type Item = z.infer<typeof itemSchema>;

/** A document with its text, section by section. */
export const wholeItemSchema = itemSchema.extend({
  sections: z.array(
    z.strictObject({
      language: z.enum(writtenLanguages),
      heading: z.string(),
      text: z.string(),
    }),
  ),
});
export type WholeItem = z.infer<typeof wholeItemSchema>;

export const pageQuerySchema = z.strictObject({
  topic: topicSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Id of the last item of the page before. */
  after: z.string().max(500).optional(),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

export const pageSchema = z.strictObject({
  release: z.int(),
  total: z.int(),
  items: z.array(itemSchema),
  /** The `after` of the next page; absent on the last. */
  next: z.string().optional(),
});
export type Page = z.infer<typeof pageSchema>;

/** A page of a collection: what may be given to the public on the day, in the order of ids. */
export function pageOf(release: Release, collection: Collection, day: Day, query: PageQuery): Page {
  const all = documentsOf(release, collection, day).filter(
    ({ topics }) => query.topic === undefined || topics.includes(query.topic),
  );
  const { after } = query;
  const rest = after === undefined ? all : all.filter(({ id }) => id > after);
  const items = rest.slice(0, query.limit).map(itemOf);
  const last = items.at(-1);
  return {
    release: release.manifest.number,
    total: all.length,
    items,
    ...(rest.length > items.length && last && { next: last.id }),
  };
}

/** One document with its text; undefined when there is none that may be given to the public on the day. */
export function wholeItem(
  release: Release,
  collection: Collection,
  day: Day,
  id: string,
): WholeItem | undefined {
  const document = documentsOf(release, collection, day).find((each) => each.id === id);
  if (!document) return undefined;
  const passages = release.passages.filter(({ documentId }) => documentId === id);
  const sections = passages.map(({ language, path, section, text }) => ({
    language,
    heading: [...path, section].filter((part) => part !== '').join(' / '),
    text,
  }));
  return { ...itemOf(document), sections };
}

function documentsOf(release: Release, collection: Collection, day: Day): Document[] {
  return release.documents
    .filter(
      (document) =>
        document.kind === collections[collection] &&
        document.handover !== true &&
        unusableOn(document, day) === undefined,
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function itemOf(document: Document): Item {
  return itemSchema.strip().parse(document);
}
