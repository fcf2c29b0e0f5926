import { documentHash } from '../../knowledge/content-hash.ts';
import type { Basis, Document } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Release } from '../../knowledge/release.ts';
import { dueOn, unusableOn } from '../../knowledge/validity.ts';
import { daysBetween, type Day } from '../../platform/day.ts';
import { shownTitle } from '../titles.ts';
import type { DocumentItem, DocumentView, DueItem } from '../wire/knowledge.ts';
import type { approvalsOf } from './entries.ts';

type StoredApproval = Awaited<ReturnType<typeof approvalsOf>>[number];

/** The documents of a release as editors see them on a day. */
export interface Catalogue {
  readonly items: readonly DocumentItem[];
  /** One document with its passages; undefined when there is none. */
  view(id: string): DocumentView | undefined;
  /** What an approval of a document covers; undefined when there is none of that id. */
  readonly hashOf: (id: string) => string | undefined;
}

/** A catalogue of the release in use. */
export function catalogueOf(
  release: Release,
  today: Day,
  approvals: readonly StoredApproval[],
  nameOf: (staffId: string) => string | undefined,
): Catalogue {
  const byDocument = new Map(approvals.map((approval) => [approval.documentId, approval]));
  const documents = new Map(release.documents.map((document) => [document.id, document]));
  const passages = passagesOf(release);
  const hashOf = (id: string): string | undefined => {
    const document = documents.get(id);
    return document && documentHash(document, passages(id));
  };
  const item = (document: Document): DocumentItem => {
    const approval = byDocument.get(document.id);
    return {
      ...stated(document, today),
      ...(approval && {
        approval: {
          at: approval.at,
          by: approval.actor,
          ...nameIn(nameOf(approval.actor)),
          checkedOn: approval.checkedOn,
          holds: approval.contentHash === hashOf(document.id),
        },
      }),
    };
  };
  return {
    items: release.documents.map(item),
    hashOf,
    view: (id) => {
      const document = documents.get(id);
      if (document === undefined) return undefined;
      const { issuer, documentNumber, url, basis } = document;
      return {
        ...item(document),
        ...(issuer !== undefined && { issuer }),
        ...(documentNumber !== undefined && { documentNumber }),
        ...(url !== undefined && { url }),
        basis: basis.map(basisText),
        passages: passages(id).map(({ section, language, text }) => ({ section, language, text })),
      };
    },
  };
}

function nameIn(byName: string | undefined): { byName?: string } {
  return byName === undefined ? {} : { byName };
}

function passagesOf({ passages }: Release): (documentId: string) => readonly Passage[] {
  const lists = new Map<string, Passage[]>();
  for (const passage of passages) {
    const list = lists.get(passage.documentId);
    if (list) list.push(passage);
    else lists.set(passage.documentId, [passage]);
  }
  return (id) => lists.get(id) ?? [];
}

function stated(document: Document, today: Day): Omit<DocumentItem, 'approval'> {
  const { id, kind, source, topics, authority, jurisdiction, status, volatility } = document;
  const { en } = document.titles;
  return {
    ...{ id, kind, source, topics, authority, jurisdiction, status, volatility },
    title: shownTitle(document, 'zh-Hans'),
    ...(en !== undefined && { titleEn: en }),
    effectiveFrom: document.effectiveFrom,
    ...(document.effectiveTo !== undefined && { effectiveTo: document.effectiveTo }),
    ...(document.checkedOn !== undefined && { checkedOn: document.checkedOn }),
    badge: unusableOn(document, today) ?? 'in-force',
    handover: document.handover === true,
  };
}

function basisText({ document, article, part }: Basis): string {
  return [document, article, part].filter((each) => each !== undefined).join(' ');
}

/**
 * What stops being given to visitors within so many days, or did already and was not replaced, soonest first. What came into
 * force another way (a successor is there) is left out.
 */
export function dueWithin(
  release: Release,
  items: readonly DocumentItem[],
  today: Day,
  days: number,
): DueItem[] {
  const replaced = new Set(
    release.documents.flatMap(({ supersedes, effectiveFrom }) => (effectiveFrom <= today ? supersedes : [])),
  );
  const byId = new Map(items.map((item) => [item.id, item]));
  const due = release.documents.flatMap((document): DueItem[] => {
    const item = byId.get(document.id);
    if (item === undefined || document.status === 'unconfirmed') return [];
    const ends: { because: DueItem['because']; day: Day | undefined }[] = [
      { because: 'validity-ends', day: replaced.has(document.id) ? undefined : document.effectiveTo },
      { because: 'check-due', day: dueOn(document) },
    ];
    return ends.flatMap(({ because, day }) => {
      const isOver = document.effectiveTo !== undefined && document.effectiveTo < today;
      if (day === undefined || (because === 'check-due' && isOver)) return [];
      return [{ document: item, because, day, inDays: daysBetween(today, day) }];
    });
  });
  const changes = release.records.flatMap(({ id, change }): DueItem[] => {
    const item =
      change && items.find((each) => each.id.endsWith(`/${id}.yaml`) || each.id.endsWith(`/${id}`));
    return item && change.from > today
      ? [
          {
            document: item,
            because: 'change-ahead',
            day: change.from,
            inDays: daysBetween(today, change.from),
          },
        ]
      : [];
  });
  return [...due, ...changes]
    .filter(({ inDays }) => inDays <= days)
    .sort((one, other) => one.inDays - other.inDays || (one.document.id < other.document.id ? -1 : 1));
}
