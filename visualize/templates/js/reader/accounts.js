// What the graph says of a copy of its entry, span by span and unit by unit; the twin of kg/evidence/verify.py and
// coverage.py.

import { ensure } from "../base/group.js";
import { findSentences, findSpans, findWords, normalise } from "./evidence.js";
import { sha256 } from "../base/sha256.js";

/** @import { Points } from "../base/types.js" */
/** @import { Account, Copy, Piece, Spoken, Unit } from "./types.js" */

const SHORT_SENTENCE = 4; // sentences of fewer words count in another copy only where they make up a whole unit
/** @type {Spoken["kind"][]} */
const RECORD_RANKS = ["gap", "claim", "not clinical"];

/**
 * Every span of claims and gaps once, with the records that rest on it, in the order of the entry.
 *
 * @param {Spoken[]} records
 * @returns {Piece[]}
 */
function piecesOf(records) {
  /** @type {Map<string, Piece>} */
  const pieces = new Map();
  for (const record of records) {
    if (record.kind === "not clinical") continue;
    for (const span of record.spans) {
      const key = `${span.start} ${span.end} ${span.sha256}`;
      const piece = ensure(pieces, key, () => ({
        span,
        records: [],
        sections: new Set(),
        place: null,
        isElsewhere: false,
      }));
      piece.records.push(record);
      record.sections.forEach((section) => piece.sections.add(section));
    }
  }
  return [...pieces.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * @param {{ start: number, end: number }} unit
 * @param {{ start: number, end: number }} span
 */
const holdsSpan = (unit, { start, end }) => unit.start <= start && end <= unit.end;

/**
 * @param {Piece[]} pieces
 * @param {Copy} entry
 * @param {Points["cut"]} cut
 */
function placeInSame(pieces, entry, cut) {
  for (const piece of pieces) {
    const { start, end, sha256: digest, digest: sentence, words } = piece.span;
    const unit = entry.units.find((one) => holdsSpan(one, piece.span));
    const isThere =
      unit &&
      sha256(cut(start, end)) === digest &&
      unit.digest === sentence &&
      (unit.form || "").split(" ").filter(Boolean).length === words;
    if (isThere) piece.place = { start, end };
  }
}

/**
 * @param {Piece[]} pieces
 * @param {Copy} entry
 * @param {Points["cut"]} cut
 * @returns {Generator<number, void, void>}
 */
function* placeInOther(pieces, entry, cut) {
  const places = yield* findSentences(
    findWords(entry.text),
    new Map(pieces.filter(({ span }) => span.digest).map(({ span }) => [span.digest, span.words])),
  );
  const whole = new Set(entry.units.map((unit) => unit.form));
  /** @param {number} place */
  const kindAt = (place) =>
    (entry.sections.find(({ start, end }) => start <= place && place < end) || { kind: "" }).kind;
  for (const piece of pieces) {
    const { span, sections } = piece;
    const candidates = (places.get(span.digest) || []).filter(
      ([a, b]) => span.words >= SHORT_SENTENCE || whole.has(normalise(cut(a, b))),
    );
    const inPlace = candidates.find(([start]) => sections.has(kindAt(start)));
    const [start, end] = inPlace || candidates[0] || [];
    if (end === undefined) continue;
    const [at] = findSpans(cut(start, end), new Map([[span.sha256, span.end - span.start]])).get(span.sha256) || [];
    piece.isElsewhere = !inPlace;
    piece.sentence = { start, end };
    piece.place = at === undefined ? piece.sentence : { start: start + at, end: start + at + span.end - span.start };
  }
}

/**
 * Account for every span and every unit of an entry. digest: SHA-256 of the file that the graph was made from;
 * records: { kind: "claim" | "gap" | "not clinical", sections (kinds, as "symptoms"), spans }. A generator that yields
 * the share done.
 *
 * Returns { isSame, pieces, units }: a piece's place is null where the copy does not have it; a unit has its records,
 * its kind ("gap", "claim", "not clinical" or "") and its marks (parts of it that pieces rest on).
 *
 * @param {Copy} entry
 * @param {string} digest
 * @param {Spoken[]} records
 * @returns {Generator<number, Account, void>}
 */
export function* accountFor(entry, digest, records) {
  const { cut } = entry;
  const isSame = entry.sha256 === digest;
  const pieces = piecesOf(records);
  for (const [number, unit] of entry.units.entries()) {
    if (number % 500 === 499) yield 0;
    unit.form = normalise(unit.text);
    unit.digest = sha256(unit.form);
  }
  if (isSame) placeInSame(pieces, entry, cut);
  else yield* placeInOther(pieces, entry, cut);
  /** @type {Map<string, Spoken[]>} */
  const bySentence = new Map();
  for (const record of records) {
    for (const sentence of new Set(record.spans.map((span) => span.digest)))
      bySentence.set(sentence, [...(bySentence.get(sentence) || []), record]);
  }
  /** @param {Unit} unit */
  const recordsOf = (unit) =>
    isSame
      ? records.filter(({ spans }) => spans.some((span) => holdsSpan(unit, span)))
      : bySentence.get(unit.digest || "") || [];
  const units = entry.units.map((unit) => {
    const marks = pieces.flatMap((piece) => {
      const { place } = piece;
      if (!place || place.start >= unit.end || unit.start >= place.end) return [];
      return [{ piece, start: Math.max(place.start, unit.start), end: Math.min(place.end, unit.end) }];
    });
    const own = [...new Set([...recordsOf(unit), ...marks.flatMap(({ piece }) => piece.records)])];
    /** @type {Spoken["kind"] | ""} */
    const kind = RECORD_RANKS.find((rank) => own.some((record) => record.kind === rank)) || "";
    return { ...unit, marks, records: own, kindOfRecords: kind };
  });
  return { isSame, pieces, units };
}
