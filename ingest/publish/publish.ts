import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashOf } from '../../src/knowledge/content-hash.ts';
import type { Manifest, ReleaseContent } from '../../src/knowledge/release.ts';
import { contentSchemas } from '../../src/knowledge/release.ts';
import type { ReleaseShelf } from '../../src/knowledge/release-shelf.ts';
import { openReleaseShelf } from '../../src/knowledge/release-shelf.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Problem, Problems } from '../problems.ts';
import { collectProblems } from '../problems.ts';
import { ingestSettings } from '../settings.ts';
import { withQuestions } from '../questions/mark.ts';
import { openQuestionStore } from '../questions/question-store.ts';
import type { DeskKnowledge, ReadDesk } from '../sources/desk.ts';
import { deskInputs } from '../sources/desk.ts';
import type { FilesStore, NewFile, StoredFile } from '../sources/files-store.ts';
import { openFilesStore } from '../sources/files-store.ts';
import type { Input } from '../sources/input.ts';
import { starterInputs } from '../sources/starter.ts';
import type { BuiltContent, Progress } from './build.ts';
import type { PublishingEmbedding } from './embedding.ts';
import { vectorsOf } from './vectors.ts';

/** Builds the index blobs of a release. */
export type BuildIndex = (content: ReleaseContent) => Map<string, Uint8Array>;

/** Where a publication takes place and what it needs. */
export interface PublishingHouse {
  readonly dataFolder: string;
  /** The starter knowledge base, usually `knowledge/`. */
  readonly starterFolder: string;
  /** What editors have written and approved at the desk. */
  readonly desk: ReadDesk;
  readonly indexSettings: string;
  /** Loads the index builder when something is to be published. */
  readonly indexBuilder: () => Promise<BuildIndex>;
  readonly clock: Clock;
  readonly progress: Progress;
  /** Makes the vectors of a release, where an embedding model is configured. */
  readonly embedding?: PublishingEmbedding;
}

/** What is to be published. */
export interface PublishRequest {
  /** Files and folders to add or replace, or to take out with `remove`. */
  readonly paths: readonly string[];
  readonly metadata?: string;
  readonly remove?: boolean;
  /** Do everything but publish. */
  readonly dryRun?: boolean;
  readonly publishedBy: 'ingest' | 'start' | 'desk';
}

/** Counts of a publication. */
export interface PublishReport {
  readonly documents: number;
  readonly passages: number;
  readonly tables: number;
  readonly records: number;
  readonly terms: number;
  /** Documents taken over unchanged. */
  readonly reused: number;
  readonly problems: readonly Problem[];
}

export type PublishOutcome =
  | { readonly outcome: 'published'; readonly manifest: Manifest; readonly report: PublishReport }
  | { readonly outcome: 'checked'; readonly report: PublishReport }
  | { readonly outcome: 'unchanged'; readonly number: number }
  | { readonly outcome: 'rejected'; readonly problems: readonly Problem[] };

/**
 * Combines the starter base, the files given so far with those given now, and the desk's entries into the next release.
 * Publishes nothing when anything is wrong, and nothing when nothing changed.
 */
export function publish(house: PublishingHouse, request: PublishRequest): Promise<PublishOutcome> {
  const shelf = openReleaseShelf(join(house.dataFolder, 'releases'));
  const store = openFilesStore(join(house.dataFolder, 'files'));
  const questions = openQuestionStore(house.dataFolder);
  return shelf.exclusively(async () => {
    const problems = collectProblems();
    const files = await filesAfter(request, store, problems);
    const desk = await house.desk();
    const inputs = [
      ...starterInputs(house.starterFolder),
      ...files.map((file) => store.input(file)),
      ...deskInputs(desk.entries),
    ];
    const generated = questions.fingerprint() ?? '';
    const identities = JSON.stringify(inputs.map(identity));
    const approvals = JSON.stringify(desk.approvals);
    const hashWith = (model: string) =>
      hashOf(ingestSettings, house.indexSettings, model, identities, approvals, generated);
    const inputHash = hashWith(house.embedding?.modelId ?? '');
    const current = shelf.currentManifest();
    if (current?.inputHash === inputHash && !problems.hasErrors)
      return { outcome: 'unchanged', number: current.number };
    const read = await build(house, shelf, inputs, desk, problems);
    const built = { ...read, content: withQuestions(read.content, questions) };
    if (problems.hasErrors) return { outcome: 'rejected', problems: problems.all };
    const report = reportOf(built, problems);
    if (request.dryRun) return { outcome: 'checked', report };
    const index = (await house.indexBuilder())(built.content);
    const vectors = await vectorsOf(built.content, house.embedding, problems);
    const draft = {
      ...built,
      index: vectors ? new Map([...index, vectors.blob]) : index,
      // Without the vectors it should have, it is another release: the next run makes it again.
      inputHash: hashWith(vectors?.embeddingModel.id ?? ''),
      createdAt: house.clock.now(),
      publishedBy: request.publishedBy,
      deskVersions: Object.fromEntries(desk.entries.map(({ path, version }) => [path, version])),
    };
    const settings = {
      indexSettings: house.indexSettings,
      embeddingModel: vectors?.embeddingModel ?? null,
    };
    // The files come first: if the last step fails, the next run publishes them.
    const manifest = shelf.publish({ ...draft, ...settings }, () => {
      store.replaceAll(files);
    });
    return { outcome: 'published', manifest, report: reportOf(built, problems) };
  });
}

/** The files of the store as they will be. */
async function filesAfter(
  request: PublishRequest,
  store: FilesStore,
  problems: Problems,
): Promise<(StoredFile | NewFile)[]> {
  const stored = store.list();
  if (request.paths.length === 0 && request.metadata === undefined) return stored;
  const { givenFiles, storedFilesAt } = await import('../sources/given-files.ts');
  if (request.remove === true) {
    const removed = storedFilesAt(request.paths, stored, problems);
    return stored.filter((file) => !removed.has(file));
  }
  const table = await metadataOf(request.metadata, problems);
  const given = givenFiles(request.paths, table, stored, problems);
  const replaced = new Set(given.map(({ path }) => path));
  const unused = [...table.keys()].filter((path) => !replaced.has(path));
  if (unused.length > 0 && request.metadata !== undefined) {
    problems
      .in(basename(request.metadata))
      .warning(
        `rows about files that were not given: ${unused.slice(0, 3).join(', ')}${unused.length > 3 ? ` and ${unused.length - 3} more` : ''}.`,
      );
  }
  return [...stored.filter(({ path }) => !replaced.has(path)), ...given].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

async function metadataOf(path: string | undefined, problems: Problems) {
  if (path === undefined) return new Map<string, never>();
  if (!existsSync(path)) {
    problems.in(path).error('does not exist.');
    return new Map<string, never>();
  }
  const { readMetadataTable } = await import('../metadata/table.ts');
  return readMetadataTable(readFileSync(path), problems.in(basename(path)));
}

function identity({ source, path, sha256, stated }: Input): unknown {
  return [source, path, sha256, stated ?? null];
}

async function build(
  house: PublishingHouse,
  shelf: ReleaseShelf,
  inputs: readonly Input[],
  { approvals }: DeskKnowledge,
  problems: Problems,
): Promise<BuiltContent> {
  const { buildContent } = await import('./build.ts');
  const number = shelf.currentNumber();
  const previous = number === undefined ? undefined : shelf.read(number);
  const built = await buildContent(inputs, previous, approvals, problems, house.progress);
  if (!problems.hasErrors) {
    contentSchemas.documents.array().parse(built.content.documents);
    contentSchemas.passages.array().parse(built.content.passages);
  }
  return built;
}

function reportOf({ content, reused }: BuiltContent, problems: Problems): PublishReport {
  return {
    documents: content.documents.length,
    passages: content.passages.length,
    tables: content.passages.filter(
      ({ kind, unit }) => kind === 'table' && /\/table-\d+(?:~\d+)?$/.test(unit),
    ).length,
    records: content.records.length,
    terms: content.terms.length,
    reused,
    problems: problems.all,
  };
}
