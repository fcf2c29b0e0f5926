import type { ComponentType } from 'preact';
import type { DeskSentenceKey } from '../../../locale/desk/sentences.ts';
import type { Role } from '../../wire/staff.ts';
import { Link } from '../parts/link.tsx';
import type { ScreenProps } from '../screens.ts';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { DocumentPart } from './document-part.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { DuePart } from './due-part.tsx';
import { EntriesPart } from './entries-part.tsx';
import { EntryPart } from './entry-part.tsx';
import { GapPart } from './gap-part.tsx';
import { GapsPart } from './gaps-part.tsx';
import { ReleasesPart } from './releases-part.tsx';
import { SearchPart } from './search-part.tsx';

/** What an area is drawn with: the id of what is opened in it, and the query of the address. */
export interface AreaProps {
  readonly id: string;
  readonly query: URLSearchParams;
}

interface Area {
  readonly id: string;
  readonly title: DeskSentenceKey;
  readonly roles: readonly Role[];
  readonly list: ComponentType<AreaProps>;
  readonly one?: ComponentType<AreaProps>;
}

const every = ['agent', 'reviewer', 'editor', 'operator', 'auditor'] as const;
const overseers = ['reviewer', 'editor', 'operator', 'auditor'] as const;

const areas: readonly Area[] = [
  { id: 'search', title: 'knowledge.search', roles: every, list: SearchPart, one: DocumentPart },
  { id: 'gaps', title: 'knowledge.gaps', roles: overseers, list: GapsPart, one: GapPart },
  {
    id: 'entries',
    title: 'knowledge.entries',
    roles: ['agent', 'reviewer', 'editor'],
    list: EntriesPart,
    one: EntryPart,
  },
  { id: 'due', title: 'knowledge.due', roles: overseers, list: DuePart },
  { id: 'documents', title: 'knowledge.documents', roles: overseers, list: DocumentsPart, one: DocumentPart },
  { id: 'releases', title: 'knowledge.releases', roles: overseers, list: ReleasesPart },
];

/** Keeping the knowledge base: one area at a time, those that the person's roles allow. */
export default function KnowledgeScreen({ rest, query }: ScreenProps) {
  const { session } = useConsole();
  const { say } = useSpeech();
  const allowed = areas.filter(({ roles }) => roles.some((role) => session.staff.roles.includes(role)));
  const [areaId = '', ...path] = rest;
  const area = allowed.find(({ id }) => id === areaId) ?? allowed[0];
  if (area === undefined) return null;
  const id = path.join('/');
  const Part = id !== '' && area.one !== undefined ? area.one : area.list;
  return (
    <>
      <nav class="areas" aria-label={say('knowledge.areas')}>
        {allowed.map(({ id: each, title }) => (
          <Link key={each} to={`knowledge/${each}`} current={each === area.id}>
            {say(title)}
          </Link>
        ))}
      </nav>
      <Part key={`${area.id}/${id}`} id={id} query={query} />
    </>
  );
}
