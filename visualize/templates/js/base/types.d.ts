// The page's model, as resolve.js makes it of what Python wrote, and what several modules pass to each other.

/** A map by id that may be asked for no id at all. */
export interface Lookup<T> extends Map<string, T> {
  get(id: string | null | undefined): T | undefined;
  has(id: string | null | undefined): boolean;
}

/** A place in the picture, in its own pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Left, top, right and bottom, in pixels of the picture. */
export type Box = [number, number, number, number];

/** The middle of what is seen of the picture, and the pixels of the screen to one of its own. */
export interface Sight extends Point {
  scale: number;
}

/** A region of the picture: heading, left, top, width, height. */
export type Region = [string, number, number, number, number];

/** A class of nodes; the colours on light and on dark ground. */
export interface Kind {
  id: string;
  label: string;
  definition: string;
  shape: string;
  light: string;
  dark: string;
}

export interface Predicate {
  id: string;
  label: string;
  definition?: string;
  /** Its place on a card. */
  rank?: number;
  naming?: number;
}

/** A named graph with its source; `name` is how the address calls it. */
export interface Layer {
  id: string;
  label: string;
  name: string;
  isEntry: boolean;
  kind?: string;
  definition?: string;
  source?: string;
  license?: string;
  date?: string;
  /** Id of the concept that its entry is about. */
  about?: string;
}

/** A resource that is no node: a qualifier, its value, a section, a state. */
export interface Term {
  id: string;
  label: string;
}

/** A stretch of the entry: code points, the end exclusive; digests of it and of the sentence around it. */
export interface Span {
  start: number;
  end: number;
  sha256: string;
  digest: string;
  words: number;
  sentence: string;
}

export interface Citation {
  id: string;
  label: string;
  identifier: string;
  url: string;
  date: string;
}

/** A mapping to a term of another vocabulary. */
export interface Link {
  node: Node;
  predicate: string;
  object: string;
  iri: string;
  label: string;
  justification: string;
  rejected: boolean;
}

export interface Name {
  text: string;
  scope: string;
  remarks: string[];
  layer?: Layer | null;
  note?: string;
}

export interface Fact {
  name: string;
  value: string;
  node: Node | null;
}

/** A list that the source announces and that is lost; `of` is the id of what it tells of. */
export interface Gap {
  of: string | null;
  predicate: Predicate;
  missing: string;
  /** With which hedge and for which purpose the source announces it. */
  said: string;
  qualifiers: Qualifier[];
  sections: string[];
  sectionIds: string[];
  spans: Span[];
  layer: Layer | null;
  supplements: Claim[];
}

/** A concept, or a gap, in the picture. */
export interface Node {
  id: string;
  iri: string;
  label: string;
  kind: Kind;
  definition: string;
  names: Name[];
  facts: Fact[];
  gap: Gap | null;
  lines: string[];
  /** Where the picture is arranged in boxes, its label stands beside its shape: the lines of that label. */
  listed: string[] | null;
  links: Link[];
  noTerm: string[];
  conflicts: Conflict[];
  out: Claim[];
  in: Claim[];
  limits: Claim[];
  x?: number;
  y?: number;
}

/** A node that is a gap. */
export type GapNode = Node & { gap: Gap };

/** A value of a qualifier: a node, a term by its id, or a literal with its datatype or language. */
export interface Qualifier {
  key: string;
  name: string;
  value: string;
  node: Node | null;
  term: string | null;
  type?: string;
}

/** An association, or a plain triple. */
export interface Claim {
  id: string;
  subject: Node | null;
  predicate: Predicate;
  object: Node | null;
  text: string;
  type: string;
  negated: boolean;
  modality: string;
  modalityId: string;
  hedges: string[];
  qualifiers: Qualifier[];
  allQualifiers: Qualifier[];
  words: string;
  sections: string[];
  sectionIds: string[];
  spans: Span[];
  context: Span[];
  citations: Citation[];
  layer: Layer | null;
  status: string;
  statusId: string;
  note: string;
  reviewer: string;
  supplements: GapNode[];
  cautions: string[];
  isNaming: boolean;
  rejected: boolean;
  /** A claim is no gap: so that rows can ask. */
  gap?: undefined;
}

/** What is common to all arrows. */
interface AnyEdge {
  id: string;
  source: Node;
  target: Node;
  key: string;
}

/** An arrow of a claim, or a line to what limits it. */
export interface ClaimEdge extends AnyEdge {
  kind: "claim" | "triple" | "qualifier";
  claim: Claim;
}

/** A line to a lost list. */
export interface GapEdge extends AnyEdge {
  kind: "gap";
  claim: null;
  target: GapNode;
}

/** What several triples say together; `via` is the property that it stands for. */
export interface RelationEdge extends AnyEdge {
  kind: "relation";
  claim: null;
  via: Node | null;
}

export type Edge = ClaimEdge | GapEdge | RelationEdge;

export interface Conflict {
  id: string;
  label: string;
  kind?: string;
  definition?: string;
  differs: string[];
  positions: { label: string; saidBy: string[]; records: string[] }[];
}

/** A part of a view, as it travels: rows are grouped by their first cell; numbers stand for ids. */
export interface RawPart {
  id: string;
  heading: string;
  lead: string;
  query: string;
  columns: string[];
  rows: [string | number, (string | number)[][]][];
}

/** A row of a view: column to id or text. */
export type Row = Record<string, string>;

export type Part = Omit<RawPart, "rows"> & { rows: Row[] };

export interface View {
  id: string;
  title: string;
  audience: string;
  lead: string;
  /** In what words readers look for it. */
  asked: string[];
  parts: RawPart[];
}

/** An entry behind the graph: its layer, the digest of its file, and what in it is not clinical. */
export interface EntryAccount {
  layer: string;
  sha256: string;
  title: string;
  url: string;
  notClinical: (Span & { reason: string })[];
}

/** What holds for the page as a whole; `focus` is the id of the node in the middle. */
export interface Page {
  title: string;
  notice: string;
  version: string;
  prefixes: Record<string, string>;
  normal: NormalRules & NearRules;
  reading: ReadingRules;
  omitted: number;
  queries: { prefixes: Record<string, string>; texts: Record<string, string> };
  shapes: Record<string, [number, number][]>;
  dashes: Record<"hedged" | "qualifier" | "gap", number[]> & Record<string, number[] | undefined>;
  widths: { usual: number; chain: number };
  regions: Region[];
  /** How many of them are the entry's, which come first. */
  inner: number;
  /** The number of a box, the way to it, the place of the words; of each arrow, how far its number is from the last. */
  bundles: [number, [number, number][], [number, number], number[]][];
  focus: string | null;
  isPlain: boolean;
  isLarge: boolean;
  /** The path of the server's root; empty in a file. */
  root: string;
  /** Where entries are about several conditions: predicates in the order of a comparison, nodes that are another. */
  compared?: { order: Predicate[]; same: Map<Node, Node> };
}

/** What is said by one predicate of one thing; `same` are others that exact matches make the same; a cell a condition. */
export interface ComparedRow {
  predicate: Predicate;
  label: string;
  object: Node | null;
  same: Node[];
  cells: Claim[][];
}

/** All of the page's data. */
export interface Model {
  nodes: Lookup<Node>;
  claims: Lookup<Claim>;
  edges: Lookup<Edge>;
  classes: Lookup<Kind>;
  predicates: Lookup<Predicate>;
  layers: Lookup<Layer>;
  conflicts: Lookup<Conflict>;
  views: View[];
  entries: EntryAccount[];
  page: Page;
  iriOf: (id: string) => string;
}

/** A numbered table, as it travels: a cell that is left out or "" says nothing. */
export interface Table {
  columns: string[];
  rows: any[][]; // the columns tell what the cells are
}

/** What pyvis made: the numbers of nodes and edges are those of the page's tables. */
export interface Drawing {
  nodes: { id: number; label: string; x: number; y: number; listed?: number }[];
  edges: { id: number; from: number; to: number }[];
  options: string;
}

/** What can be seen of a graph. */
export interface Visible {
  nodes: Set<Node>;
  claims: Set<Claim>;
}

/** A set of claims and concepts under a name: a view, a path, what a search has found. */
export interface Selection {
  title: string;
  claims: Iterable<Claim>;
  nodes: Iterable<Node>;
}

/** What the reader has chosen. */
export interface State {
  /** Id of a node or claim. */
  selection: string | null;
  view: string;
  layers: Set<string>;
  hidden: Hidden;
  /** Id of the node whose neighbourhood is shown. */
  around: string | null;
  steps: number;
  /** Ids of nodes whose neighbours were brought in. */
  opened: Set<string>;
  /** Ids of its two ends. */
  path: string[] | null;
  /** Numbers of boxes whose arrows from the middle are drawn one by one. */
  apart: Set<number>;
  /** What the rows of the table must hold. */
  find: string;
  sort: Sort;
  /** Id of the class whose members are listed. */
  members: string | null;
  /** Name of the selection that alone is shown. */
  only: string | null;
  /** Ids of the conditions that stand beside each other; all where it is empty. */
  compared: string[];
  /** Which rows of theirs are shown: a kind, or the id of the only condition that they tell of; "": all. */
  said: string;
  /** Whether what is not of a selection is dimmed, or gone; null: dimmed beside a path, else gone. */
  rest: "dim" | "gone" | null;
}

/** What the filters hide, by what they look at. */
export interface Hidden {
  class: Set<string>;
  predicate: Set<string>;
  modality: Set<string>;
  section: Set<string>;
}

/** By which column; none when it is below 0. */
export interface Sort {
  at: number;
  isDown: boolean;
}

/** A way between two nodes: the nodes, and the claims of each step. */
export interface Way {
  nodes: Node[];
  steps: Claim[][];
}

export interface Paths {
  paths: Way[];
  more: boolean;
}

/** Nodes and edges that stand out. */
export interface Lit {
  nodes: Set<Node>;
  edges: Set<Edge>;
}

/** A label of the picture: its lines, where its first begins, how large, and the width it may have. */
export interface Lettering {
  lines: string[];
  x: number;
  y: number;
  size: number;
  room?: number;
  box?: number[];
  /** Where `x` is of the lines, else in their middle. */
  align?: "left";
}

/** The labels that are drawn. */
export interface Plan {
  bundles: (Lettering & { bundle: Bundle; box: number[]; isOpen: boolean })[];
  nodes: (Lettering & { node: Node; box: number[] })[];
  edges: (Lettering & { edge: Edge })[];
  headings: (Lettering & { region: Region })[];
}

/**
 * What labels depend on. The network writes on the scene of the page; the drawing, which comes before the page's data,
 * has a scene of its own.
 */
export interface World {
  page: { focus: string | null; isPlain: boolean };
  scene: Scene;
  state: Pick<State, "selection" | "around" | "apart" | "only" | "compared">;
  badgeOf(
    node: Node,
    scale: number,
  ): { text: string; size: number; left: number; top: number; width: number; height: number } | null;
  placeOfNode(node: Node): Point;
  predicateOf(edge: Edge): string;
  radiusOf(node: Node): number;
  styleOf(node: Node): string;
  wayOf(bundle: Bundle): Point[];
  wordsOf(edge: Edge): string;
}

/** A shape or text of a picture: name, attributes (a `title` is a tip), text. */
export type Attributes = Record<string, string | number | null | undefined>;
export type Vector = [string, Attributes, string?];

/** A picture as vectors; the frame is left, top, width, height. */
export interface Vectors {
  frame: number[];
  items: Vector[];
}

/** A literal: its characters, and its datatype's IRI, or "@" and its language, or "". */
export type Literal = [string, string];
export type Triple = [string, string, string | Literal];

/** Rows of texts by column. */
export interface Rows {
  columns: string[];
  rows: Record<string, string>[];
}

/** A document of a search index. */
export interface Document {
  id: string;
  kind?: string;
  label?: string;
  names?: string[];
  identifiers?: string[];
  definition?: string;
}

export interface Hit {
  id: string;
  document: Document;
  what: string;
  text: string;
}

export interface HitGroup {
  kind: string;
  hits: Hit[];
}

/** The rules of kg/claims/normal.py; what each is, stands there. */
export interface NormalRules {
  letters: Record<string, string>;
  greek: string;
  sign: string;
  stop: string[];
  prefixes: string[];
  roman: string;
  small: string[];
  units: string[];
  counted: string[];
  spellings: [number, string, string][];
  endings: [number, string, number, string][];
}

/** The rules of kg/claims/near.py: letters that words need for one to be wrong, and more; what abbreviations are. */
export interface NearRules {
  wrong: number[];
  opposites: [string, string][];
  shortened: string;
  between: [string, string];
}

/** The text of a pattern in Python, and its flags. */
export type PythonPattern = [string, string?];

export type PatternName =
  | "abbreviation"
  | "blanks"
  | "bullet"
  | "closed"
  | "ended"
  | "headingOfAny"
  | "marks"
  | "sentence"
  | "sentenceEnd"
  | "textLine"
  | "word";
export type TesterName = "namedBelow" | "question" | "reference" | "review" | "takesVerbs";
export type MarkdownName =
  | ("atx" | "definition" | "delimiters" | "entity" | "fence" | "html" | "item" | "key" | "keysEnd" | "label")
  | ("note" | "quote" | "raw" | "target" | "title" | "underline")
  | InMarkdownName;
export type InMarkdownName = "atxEnd" | "cellEnd" | "lineEnd" | "script" | "sign" | "token";

/** The rules of kg/entry/rules.py: sets of words are strings, parted at blanks. */
export type ReadingRules = {
  documents: [string, string, string][];
  sections: Record<string, string[]>;
  byWord: [PythonPattern, string][];
  mostWords: number;
  mostInQuestion: number;
  mostClose: number;
  mostInSentence: number;
  markdown: Record<Exclude<MarkdownName, InMarkdownName>, PythonPattern>;
  inMarkdown: Record<InMarkdownName, PythonPattern>;
} & Record<"blockTags" | "finite" | "firstVerbs" | "nouns" | "openers" | "optional" | "plain" | "verbs", string> &
  Record<PatternName | TesterName, PythonPattern>;

export interface SearchIndex {
  find: (query: string, options?: { limit?: number }) => HitGroup[];
}

/** Ways between code points and UTF-16 units of one text. */
export interface Points {
  toPoint: (unit: number) => number;
  cut: (start: number, end: number) => string;
  length: number;
}

/** Stretches of UTF-16 text of one sort, joined: `starts` of each, `owners` (places of documents), `first` of each. */
export interface Column {
  text: string;
  originals: string[];
  starts: Int32Array;
  owners: Int32Array;
  first: Int32Array;
}

/** Called with the names of what has changed in the state, and whether the address gets a new entry. */
export type Listener = (changed: Set<string>, isStep: boolean) => unknown;

/** A view: `render` fills its container anew, `change` keeps it up to date, `isFor` tells whether this graph has it. */
export interface PageView {
  id: string;
  title: string;
  render?: (container: HTMLElement) => void;
  change?: (changed: Set<string>, container: HTMLElement) => void;
  isFor?: () => boolean;
}

/** The arrows between the concept in the middle and a box. */
export interface Bundle {
  /** Of the box. */
  number: number;
  heading: string;
  path: Point[];
  /** The middle of its words. */
  label: Point;
  edges: Edge[];
}

/** What the picture holds. */
export interface Scene {
  nodes: Set<Node>;
  edges: Set<Edge>;
  /** Nodes whose labels stand beside them, in lists. */
  listed: Set<Node>;
  /** The ways to boxes that are not at home, by their numbers. */
  ways: Map<number, Point[]> | null;
  /** In the picture's own pixels. */
  places: Map<Node, Point>;
  regions: Region[];
  /** The number of a node's neighbours that are not drawn. */
  hidden: Map<Node, number>;
  /** What joins the two ends of the path that was asked for. */
  paths: (Paths & { start: Node; end: Node }) | null;
  /** What stands out; nothing does when it is null. */
  lit: Lit | null;
  /** Whether all else is dimmed. */
  isDim: boolean;
  /** Under the pointer. */
  hovered: Node | Edge | Bundle | null;
  /** The bundles that have arrows here, with these arrows. */
  bundles: Map<Bundle, Edge[]>;
  /** The arrows of closed bundles. */
  gathered: Set<Edge>;
  /** Those of them that are drawn for now, as they were asked for one by one. */
  single: Set<Edge>;
  /** Where the keyboard is. */
  current: Node | null;
  arrow: Edge | null;
}

/** How lines of text are written on a canvas: sizes in pixels of the picture. */
export interface TextLook {
  size: number;
  color: string;
  style?: string;
  align?: CanvasTextAlign;
  room?: number;
  isBare?: boolean;
  halo?: string;
}

/** A shape of a picture that is saved. */
export interface Shape extends Point {
  radius: number;
  corners: [number, number][];
  fill: string;
  stroke: string;
  lines: string[];
  title: string;
  isStrong: boolean;
  isListed?: boolean;
  isLost: boolean;
}

/** An arrow of a picture that is saved: `bend` is how far its middle lies to the left of the straight line. */
export interface Arrow {
  from: Shape;
  to: Shape;
  bend?: number;
  color: string;
  width: number;
  dashes?: number[];
  isArrow?: boolean;
  text?: string;
  title?: string;
}

/** A picture that is saved: the box is left, top, width, height. */
export interface Picture {
  title: string;
  remarks: string[];
  box: number[];
  colors: Record<string, string>;
  regions: Region[];
  /** Arrows that are gathered in one are drawn as that one. */
  ways?: GatheredWay[];
  edges: Arrow[];
  nodes: Shape[];
}

/** Arrows gathered in one: the way it takes, the corners of its heads, and its words in the middle of `at`. */
export interface GatheredWay {
  points: Point[];
  heads: Point[][];
  width: number;
  color: string;
  text: string;
  at: Point;
  title: string;
}

/** What is arranged around a centre, and what joins it. */
export type Placed = Pick<Node, "id" | "label" | "lines"> & { kind?: { id: string } };

export interface Join {
  source: Placed;
  target: Placed;
  label: string;
}

/** A node of the tree that is arranged, and how much of the circle it asks for. */
export interface Twig {
  node: Placed;
  twigs: Twig[];
  weight: number;
}

/** A row of the table. */
export type Item = Claim | GapNode;

/** A column of the table: its heading, its text for an item, what its cell holds where that is more than text. */
export interface TableColumn {
  title: string;
  text: (item: Item) => string;
  show?: (claim: Claim) => (string | Element | null)[];
}

/** A form in which what is visible is saved: its name, the end of the file's name, media type, and what writes it. */
export type FileForm = [string, string, string, (part: Visible) => string | HTMLCanvasElement];

/** A term of an answer, as in SPARQL 1.1 Query Results JSON. */
export type RdfTerm =
  | { type: "uri" | "bnode"; value: string }
  | { type: "literal"; value: string; datatype?: string; "xml:lang"?: string }
  | { type: "triple"; value: { subject: RdfTerm; predicate: RdfTerm; object: RdfTerm } };

/** A row of an answer. */
export type Cells = (RdfTerm | undefined)[];

/** An answer of an endpoint: true or false, or rows. */
export type Answer =
  | { answer: boolean; columns?: undefined; rows?: undefined; isTriples?: undefined }
  | { answer?: undefined; columns: string[]; rows: Cells[]; isTriples?: boolean };

/** A token of a query; `start` counts UTF-16 units. */
export interface Token {
  kind: string;
  text: string;
  start: number;
}

/** A change of a text: what stands from start to end is replaced, then caret and end of the selection. */
export interface TextChange {
  start: number;
  end: number;
  insert: string;
  caret?: number;
  until?: number;
}

/** What may be put in at a place: what is written, what sort it is, and what it is called. */
export interface Suggestion {
  insert: string;
  kind: string;
  label: string;
  also: string;
  iri?: string;
}

/** The graph as completion asks it. */
export interface Graph {
  prefixes: Record<string, string>;
  find: (text: string) => HitGroup[];
  nameOf: (iri: string) => string;
  withPrefix: (start: string) => Suggestion[];
  usual?: () => Suggestion[];
}

/** How lines of text look in a picture that is saved. */
export interface LineLook {
  fill: string;
  halo?: string;
  anchor?: string;
  size?: number;
  weight?: string;
  slope?: string;
}
