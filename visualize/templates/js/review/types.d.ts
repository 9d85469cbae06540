// The review page's model: the units of the text, proposals, terms to choose from, and decisions.

/** Start and end in code points, end exclusive. */
export type Span = [number, number];

export interface Term {
  curie: string;
  label: string;
  definition: string;
}

/** A qualifier; of a closed list its values. */
export interface Qualifier extends Term {
  key: string;
  values: Term[];
  /** Whether rules propose it, too. */
  isCommon: boolean;
}

export interface Reason extends Term {
  key: string;
}

/** A unit of the text; `state` is why it has no claim, in words; empty where it has one. */
export interface Unit {
  at: Span;
  kind: string;
  section: string;
  text: string;
  state: string;
}

/** What is proposed; `before` is the claim as fields. */
export interface Proposal {
  id: string;
  evidence: Span[];
  sentence: string;
  rule: string;
  tier: string;
  before: string;
  isBulk: boolean;
}

/** A line of an SSSOM file: a text for each column. */
export type CandidateRow = Record<string, string>;

/** An SSSOM file: its name, the lines of its head, its columns and rows. */
export interface Candidates {
  name: string;
  head: string[];
  columns: string[];
  rows: CandidateRow[];
}

export interface ReviewPage {
  entry: string;
  version: string;
  hasText: boolean;
  units: Unit[];
  proposals: Proposal[];
  subject: string;
  columns: string[];
  kinds: string[];
  orcid: string;
  parts: string[];
  naming: string[];
  predicates: Term[];
  modalities: Term[];
  qualifiers: Qualifier[];
  classes: Term[];
  reasons: Reason[];
  candidates: Candidates | null;
}

/** A line of decisions.tsv: a text for each column. */
export type Row = Record<string, string>;

/** A claim as fields: each key with its values. */
export type Fields = Map<string, string[]>;

/** What reading a file gives: its decisions, and what is wrong with it. */
export interface RowsRead {
  rows: Row[];
  problems: string[];
}
