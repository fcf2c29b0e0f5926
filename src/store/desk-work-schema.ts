/** The tables of what editors and operators do. */
export interface DeskWorkSchema {
  settings: SettingTable;
  deskEntries: DeskEntryTable;
  approvals: { documentId: string; contentHash: string; at: number; actor: string; checkedOn: string };
  candidates: CandidateTable;
  gaps: GapTable;
  gapQuestions: GapQuestionTable;
  publications: PublicationTable;
  dailyFigures: DailyFigureTable;
}

export interface SettingTable {
  name: string;
  /** From 1; the highest counts. */
  version: number;
  /** JSON. */
  value: string;
  at: number;
  /** Id of who set it. */
  actor: string;
  reason: string | null;
}

export interface DeskEntryTable {
  path: string;
  /** From 1; the highest counts. */
  version: number;
  /** The text of the file it would be; missing from when on the entry is withdrawn. */
  text: string | null;
  at: number;
  actor: string;
  candidateId: string | null;
}

export interface CandidateTable {
  id: string;
  /** The name of the entry it becomes. */
  name: string;
  status: string;
  version: number;
  /** JSON, as far as it is written. */
  draft: string;
  /** JSON: what it was made from. */
  origin: string;
  /** 1 where a model wrote text it began with. */
  aiGenerated: number;
  createdAt: number;
  createdBy: string;
  changedAt: number;
  changedBy: string;
  /** JSON list of what was done. */
  history: string;
  /** JSON list of faults by field, of the last attempt to publish. */
  problems: string;
  /** The release it was first published with. */
  release: number | null;
}

export interface GapTable {
  id: string;
  status: string;
  version: number;
  firstAt: number;
  lastAt: number;
  /** Language and tokens (JSON list) of the question that began it, and the documents (JSON list) its search found. */
  language: string;
  topic: string | null;
  tokens: string;
  evidence: string;
  candidateId: string | null;
  closedAt: number | null;
  closedBy: string | null;
  closeNote: string | null;
}

export interface GapQuestionTable {
  id: string;
  /** Where the words of the question are: one of the two. */
  turnId: string | null;
  messageId: string | null;
  source: string;
  at: number;
  language: string;
  topic: string | null;
  /** Missing until it is put to those like it. */
  gapId: string | null;
}

/** A publication or rollback that the desk asked for, and how it ended. */
export interface PublicationTable {
  id: string;
  at: number;
  actor: string;
  act: string;
  reason: string | null;
  outcome: string;
  release: number | null;
  /** JSON list of faults. */
  problems: string;
}

export interface DailyFigureTable {
  /** Days since 1970-01-01, Shanghai time. */
  day: number;
  figure: string;
  channel: string;
  part: string;
  number: number;
  /** Sum of what is measured, in the figure's unit; 0 for plain counts. */
  total: number;
}
