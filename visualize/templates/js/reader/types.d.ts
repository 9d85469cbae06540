// What the reader of the entry passes on: lines, sections and units of a copy, and what the graph says of them.

import type { MarkdownName, PatternName, Points, ReadingRules, Span, TesterName } from "../base/types.js";

/** A line of a copy: `blanks` lines are empty before it; `role` is what the markup says of it. */
export interface Line {
  text: string;
  start: number;
  blanks: number;
  role: string;
}

/** Tells whether something is in a text. */
export interface Tester {
  test: (text: string) => boolean;
}

/** The patterns of kg/entry/markdown.py and inline.py, by their names there. */
export type MarkdownRules = Record<MarkdownName, RegExp> & { blockTags: Set<string> };

/** The rules of kg/entry/rules.py, ready for use. */
export type Rules = Pick<
  ReadingRules,
  "documents" | "mostWords" | "mostInQuestion" | "mostClose" | "mostInSentence"
> & {
  order: string[];
  kindOfHeading: Map<string, string>;
  byWord: [Tester, string][];
  thirdPersons: Set<string>;
  markdown: MarkdownRules;
} & Record<"optional" | "plain" | "openers" | "finite" | "firstVerbs", Set<string>> &
  Record<PatternName, RegExp> &
  Record<TesterName, Tester>;

/** Lines that make a section. */
export interface Group {
  kind: string;
  heading: Line | null;
  lines: Line[];
  isInferred: boolean;
}

export interface Section {
  kind: string;
  start: number;
  end: number;
  heading: string;
  isInferred: boolean;
}

/** A sentence, heading or list item: offsets in code points. */
export interface Unit {
  kind: string;
  start: number;
  end: number;
  text: string;
  section: string;
  items: number;
  form?: string;
  digest?: string;
}

/** A unit whose start counts UTF-16 units, with whether it goes on with the list item before it. */
export type RawUnit = Omit<Unit, "end"> & { goesOn: boolean };

/** A copy of the entry, read. */
export interface Copy {
  text: string;
  sha256: string;
  sections: Section[];
  units: Unit[];
  cut: Points["cut"];
}

export interface Word {
  text: string;
  start: number;
  end: number;
}

/** What speaks of the entry; sections by their kinds, as "symptoms". */
export interface Spoken {
  kind: "claim" | "gap" | "not clinical";
  id: string;
  said: string;
  sections: string[];
  spans: Span[];
}

export interface Place {
  start: number;
  end: number;
}

/** A span of evidence, what rests on it, and where the copy has it. */
export interface Piece {
  span: Span;
  records: Spoken[];
  sections: Set<string>;
  place: Place | null;
  sentence?: Place;
  isElsewhere: boolean;
}

/** A unit with what rests on it, and the parts of it that are evidence. */
export interface AccountedUnit extends Unit {
  marks: (Place & { piece: Piece })[];
  records: Spoken[];
  kindOfRecords: Spoken["kind"] | "";
}

export interface Account {
  isSame: boolean;
  pieces: Piece[];
  units: AccountedUnit[];
}

/** A copy with what the graph says of it. */
export type Shown = Account & { name: string; copy: Copy };

/** Told of what a page is made of, in order. */
export interface MarkupListener {
  onText: (text: string) => void;
  onStart: (name: string, isHidden: boolean) => void;
  onEnd: (name: string) => void;
}
