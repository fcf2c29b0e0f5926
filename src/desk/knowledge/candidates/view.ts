import { consult } from '../../../consultation/consult.ts';
import type { Turn } from '../../../consultation/turn.ts';
import type { Store } from '../../../store/schema.ts';
import type { DeskParts } from '../../parts.ts';
import { staffNames } from '../../people/accounts.ts';
import type { CandidateCheck, CandidateItem, CandidateView } from '../../wire/candidate.ts';
import type { Staff } from '../../wire/staff.ts';
import { questionsIn } from '../gaps/read.ts';
import { draftFaults, isOwnWork } from './acts.ts';
import { entryPath } from './entry-text.ts';
import { listCandidates, type Candidate } from './repository.ts';

/** A candidate in a list. */
export function itemOf(candidate: Candidate, names: ReadonlyMap<string, string>): CandidateItem {
  const { id, name, status, version, draft, createdAt, createdBy, changedAt, changedBy, aiGenerated } =
    candidate;
  const createdByName = names.get(createdBy);
  const changedByName = names.get(changedBy);
  return {
    ...{ id, name, status, version, createdAt, createdBy, changedAt, changedBy, aiGenerated },
    title: draft.title,
    ...(createdByName !== undefined && { createdByName }),
    ...(changedByName !== undefined && { changedByName }),
    ...(candidate.release !== undefined && { release: candidate.release }),
    problems: [...candidate.problems],
  };
}

/** A candidate as whoever works on it sees it. */
export async function viewOf(desk: DeskParts, candidate: Candidate, staff: Staff): Promise<CandidateView> {
  const { store } = desk.database;
  const names = await staffNames(store);
  const turns = await questionsBehind(store, candidate);
  return {
    ...itemOf(candidate, names),
    draft: candidate.draft,
    origin: candidate.origin,
    history: candidate.history.map((act) => {
      const byName = names.get(act.by);
      return { ...act, ...(byName !== undefined && { byName }) };
    }),
    questions: turns.map(({ question, language }) => ({ question, language })),
    faults: draftFaults(desk, candidate.draft),
    approval: approvalFor(candidate, staff),
  };
}

function approvalFor(candidate: Candidate, staff: Staff): CandidateView['approval'] {
  if (!staff.roles.includes('reviewer')) return 'role-missing';
  if (candidate.status !== 'submitted') return 'not-submitted';
  return isOwnWork(candidate, staff.id) ? 'own-work' : 'allowed';
}

const questionsKept = 50;

/** The questions that visitors asked, each once, oldest first. */
async function questionsBehind(db: Store, { origin }: Candidate): Promise<Turn[]> {
  if (origin.from !== 'gap') return [];
  const seen = new Set<string>();
  return (await questionsIn(db, origin.gapId))
    .map(({ turn }) => turn)
    .reverse()
    .filter(({ question }) => {
      const isNew = !seen.has(question);
      seen.add(question);
      return isNew;
    })
    .slice(0, questionsKept);
}

/** Asks the questions behind a candidate again, as a visitor would today, and logs nothing. */
export async function checkCandidate(desk: DeskParts, candidate: Candidate): Promise<CandidateCheck> {
  // Another process may have published it.
  await desk.newestKnowledge();
  const resources = desk.visitorResources();
  const documentId = `desk/${entryPath(candidate.name)}`;
  const turns = await questionsBehind(desk.database.store, candidate);
  const asked = turns.length > 0 ? turns : titlesOf(candidate);
  const questions: CandidateCheck['questions'] = [];
  for (const { question, language } of asked) {
    const turn = await consult({ question, language }, resources);
    questions.push({
      question,
      language,
      outcome: turn.outcome,
      confidence: turn.confidence,
      cited: turn.reply.citations.some((citation) => citation.documentId === documentId),
    });
  }
  return { release: resources.release.manifest.number, questions };
}

function titlesOf({ draft: { title } }: Candidate): Pick<Turn, 'question' | 'language'>[] {
  return [
    { question: title['zh-Hans'], language: 'zh-Hans' as const },
    { question: title.en, language: 'en' as const },
  ].filter(({ question }) => question !== '');
}

/**
 * The questions behind the published entries in the form of the question files of the evals, one JSON object a line: what
 * the entry was written for must be answered from it from now on.
 */
export async function evalCases(db: Store): Promise<string> {
  const lines: string[] = [];
  for (const candidate of await listCandidates(db, ['published'], 10_000)) {
    const turns = await questionsBehind(db, candidate);
    for (const [place, { question, language, history }] of turns.entries())
      lines.push(
        JSON.stringify({
          id: `${candidate.name}-${place + 1}`,
          language,
          style: history.length > 0 ? 'follow-up' : 'plain',
          topic: candidate.draft.topics[0] ?? 'other',
          question,
          ...(history.length > 0 && { history }),
          expected: { outcome: 'answered', entries: [candidate.name] },
        }),
      );
  }
  return lines.map((line) => `${line}\n`).join('');
}
