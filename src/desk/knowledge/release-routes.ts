import { diffReleases, type Difference } from '../../knowledge/release-diff.ts';
import type { DeskParts } from '../parts.ts';
import { staffNames } from '../people/accounts.ts';
import { noteAct } from '../people/act.ts';
import { badField, refusal } from '../refusals.ts';
import { route, type DeskRoute } from '../route.ts';
import { shownTitle } from '../titles.ts';
import {
  diffQuerySchema,
  releaseDiffSchema,
  releaseListSchema,
  rollbackSchema,
  type ReleaseList,
} from '../wire/knowledge.ts';
import { listPublications, wantedPublications, wantPublication } from './publications.ts';

const overseers = ['editor', 'reviewer', 'operator', 'auditor'] as const;
const publicationsShown = 30;

/** The releases of the knowledge base: what there is, what changed, going back, publishing again. */
export const releaseRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/knowledge/releases',
    access: overseers,
    summary: 'All releases, newest first, and how publishing goes.',
    answer: releaseListSchema,
    handle: ({ desk }) => list(desk),
  }),
  route({
    method: 'GET',
    path: '/knowledge/releases/diff',
    access: overseers,
    summary: 'What came, went and changed from one release to another.',
    query: diffQuerySchema,
    answer: releaseDiffSchema,
    handle: ({ desk, query: { from, to } }) => {
      const numbers = new Set(desk.releases.list().map(({ number }) => number));
      for (const [field, number] of Object.entries({ from, to }))
        if (!numbers.has(number)) throw badField(field, `there is no release ${number}`);
      const [before, after] = [desk.releases.read(from), desk.releases.read(to)];
      const { documents, passages, records } = diffReleases(before, after);
      const named = new Set([...documents.added, ...documents.removed, ...documents.changed]);
      const titles = [...before.documents, ...after.documents]
        .filter(({ id }) => named.has(id))
        .map((document) => [document.id, shownTitle(document, 'zh-Hans')] as const);
      return Promise.resolve({
        from,
        to,
        documents: plain(documents),
        passages: plain(passages),
        records: plain(records),
        titles: Object.fromEntries(titles),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/rollback',
    access: ['reviewer', 'operator'],
    summary: 'Publishes the content of an older release again, the desk’s entries with it; with a reason.',
    body: rollbackSchema,
    answer: releaseListSchema,
    handle: async ({ desk, staff, body: { to, reason } }) => {
      if (!desk.releases.list().some(({ number }) => number === to))
        throw badField('to', `there is no release ${to}`);
      const result = await desk.publication.rollback(to, staff.id, reason);
      if (result.kind === 'failed') throw refusal(409, 'not-published', result.detail);
      return list(desk);
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/publication',
    access: ['editor', 'reviewer', 'operator'],
    summary: 'Publishes again what could not be published before.',
    answer: releaseListSchema,
    handle: async ({ desk, staff }) => {
      await desk.database.transaction(async (unit) => {
        await wantPublication(unit, desk.clock.now());
        await noteAct(desk, unit, staff.id, 'knowledge.publication-wanted', 'knowledge');
      });
      return list(desk);
    },
  }),
];

async function list(desk: DeskParts): Promise<ReleaseList> {
  const { store } = desk.database;
  const names = await staffNames(store);
  const { wanted, done } = await wantedPublications(store);
  const state = desk.publication.state();
  const inUse = desk.releases.currentNumber();
  return {
    releases: desk.releases
      .list()
      .map(({ number, createdAt, publishedBy, documents, passages, records }) => ({
        ...{ number, createdAt, publishedBy, documents, passages, records },
        inUse: number === inUse,
      }))
      .reverse(),
    publications: (await listPublications(store, publicationsShown)).map(({ problems, ...publication }) => {
      const actorName = names.get(publication.actor);
      return { ...publication, ...(actorName !== undefined && { actorName }), problems: [...problems] };
    }),
    waiting: wanted > done,
    running: state.kind === 'running',
    ...(state.kind === 'running' && state.progress !== undefined && { progress: { ...state.progress } }),
  };
}

function plain({ added, removed, changed }: Difference) {
  return { added: [...added], removed: [...removed], changed: [...changed] };
}
