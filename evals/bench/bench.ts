/** One figure of a bench: what was measured, its value, and what it is held to. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'share' | 'times';
  /** What the value may be at most; a figure without one only informs. */
  readonly atMost?: number;
}

/** What came of a bench: its figures, or why it did not run. */
export type BenchResult = { readonly figures: readonly Figure[] } | { readonly skipped: string };

/** One thing that is measured. */
export interface Bench {
  readonly name: string;
  /** One line on what it measures. */
  readonly summary: string;
  run(settings: BenchSettings): Promise<BenchResult>;
}

/** What the person at the keyboard chose. */
export interface BenchSettings {
  /** Folder in BEIR form for the benches over passages. */
  readonly dataset: string;
  readonly split: string;
  /** Folder of documents with a metadata table beside it, for ingest. */
  readonly documents: string;
  /** How many questions are asked at most. */
  readonly questions: number;
  /** Streams that are open at once. */
  readonly streams: number;
  /** How long visitors write over them. */
  readonly seconds: number;
  readonly report: (line: string) => void;
}
