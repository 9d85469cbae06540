// The words of a claim marked in its sentence: evidence, object, and what hedges or limits it.

import { countPoints } from "../base/characters.js";
import { make } from "../base/dom.js";

/** @import { Span, Unit } from "./types.js" */

/**
 * The text of a unit with marks.
 *
 * @param {Unit} unit
 * @param {Record<string, Span[]>} spans stretches by what they are: evidence, object, cue
 */
export function markText({ at: [from, to], text }, spans) {
  const { cut } = countPoints(text);
  const edges = new Set([from, to]);
  for (const span of Object.values(spans).flat())
    for (const edge of span) if (edge > from && edge < to) edges.add(edge);
  const places = [...edges].sort((one, other) => one - other);
  const line = make("bdi", { dir: "auto" });
  places.slice(0, -1).forEach((start, index) => {
    const end = places[index + 1];
    const kinds = Object.keys(spans).filter((kind) => spans[kind].some((span) => span[0] <= start && end <= span[1]));
    const piece = cut(start - from, end - from);
    line.append(kinds.length ? make("mark", { class: kinds.join(" ") }, piece) : piece);
  });
  return line;
}
