// The query page's model: its questions, what went wrong, and the queries of before.

/** A parameter of a question: its name, what it may be, and what it means. */
export interface Parameter {
  name: string;
  kind: string;
  meaning: string;
}

export interface Question {
  name: string;
  title: string;
  question: string;
  audience: string[];
  parameters: Parameter[];
  columns: [string, string][];
  text: string;
}

/** The data of the page. */
export interface QueryPage {
  base: string;
  root: string;
  endpoint: string;
  terms: string;
  prefixes: Record<string, string>;
  /** Whether there is an explorer. */
  draws: boolean;
  folders: { heading: string; note: string; questions: Question[] }[];
}

/** An arrow of an answer's graph; `look` is “not”, “hedged”, “row” for what only a row joins, else empty. */
export interface Joint {
  from: string;
  to: string;
  predicate: string;
  words: string;
  look: string;
}

/** The graph of an answer: things with what the answer calls them; `left` things and `texts` are not in it. */
export interface Drawn {
  things: Map<string, string>;
  joints: Joint[];
  left: number;
  texts: number;
}

/** What went wrong, in plain words; line and column from 1, seconds to wait, where they are known. */
export interface Problem {
  title: string;
  detail: string;
  hint: string;
  line: number | null;
  column: number | null;
  wait: number | null;
}

/** What can be done about a problem of a query: go to a place of it, run it again. */
export interface ProblemActions {
  query: string;
  jump?: ((place: number) => void) | null;
  again?: (() => void) | null;
}

/** A query of before: when it was run (ISO 8601), and a summary of its answer. */
export interface PastQuery {
  query: string;
  at: string;
  summary?: string;
}

export interface Past {
  all: () => PastQuery[];
  isKept: () => boolean;
  add: (query: string, at: string, summary?: string) => void;
  clear: () => void;
}

/** Puts a question into the editor. */
export type Take = (question: Question, note?: string) => void;
