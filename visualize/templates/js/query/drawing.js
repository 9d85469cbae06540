// A small graph as a drawing: where its things stand, and the SVG of it. Each thing leads to its page.

import { make, makeSvg, words } from "../base/dom.js";
import { groupBy } from "../base/group.js";
import { labelOf, shown } from "./graph.js";
import { counted } from "./words.js";

/** @import { Drawn, Joint } from "./types.js" */

const LEAST_HIGH = 200; // pixels
const MOST_HIGH = 620;
const NARROW = 500;
const LETTER = 3.7; // half the width of a letter of a thing's name
const APART = 14; // between arrows that join the same two things
const ROUNDS = 300;
const MOST_LABELLED = 60; // arrows that carry their words
const LONGEST = 24; // characters of a label that are drawn

/**
 * The rank of each number among all, from 0 to 1.
 *
 * @param {number[]} numbers
 */
function ranksOf(numbers) {
  const order = numbers.map((_, at) => at).sort((a, b) => numbers[a] - numbers[b]);
  const ranks = numbers.map(() => 0);
  order.forEach((at, rank) => {
    ranks[at] = rank / Math.max(1, numbers.length - 1);
  });
  return ranks;
}

/**
 * Places for things, by forces between them (Fruchterman and Reingold 1991): the same on every run.
 *
 * @param {string[]} ids
 * @param {Joint[]} joints
 * @param {{ width: number, height: number }} size
 * @returns {Map<string, { x: number, y: number }>}
 */
export function placesFor(ids, joints, { width, height }) {
  const at = ids.map((_, number) => {
    const turn = (2 * Math.PI * number) / ids.length;
    return { x: Math.cos(turn) + 1e-3 * number, y: Math.sin(turn) };
  });
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const springs = joints.map(({ from, to }) => [numbers.get(from) ?? 0, numbers.get(to) ?? 0]);
  const near = 1.6 / Math.sqrt(ids.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const moves = at.map(({ x, y }) => ({ x: -0.1 * x, y: -0.1 * y }));
    /** @type {(a: number, b: number, force: (distance: number) => number) => void} */
    const pull = (a, b, force) => {
      const [x, y] = [at[b].x - at[a].x, at[b].y - at[a].y];
      const distance = Math.hypot(x, y) || 1e-6;
      const share = force(distance) / distance;
      moves[a].x += x * share;
      moves[a].y += y * share;
      moves[b].x -= x * share;
      moves[b].y -= y * share;
    };
    for (let a = 0; a < at.length; a += 1)
      for (let b = a + 1; b < at.length; b += 1) pull(a, b, (distance) => (-near * near) / distance);
    for (const [a, b] of springs) if (a !== b) pull(a, b, (distance) => (distance * distance) / near / 2);
    const most = 0.2 * (1 - round / ROUNDS);
    at.forEach((place, number) => {
      const length = Math.hypot(moves[number].x, moves[number].y) || 1;
      place.x += (moves[number].x / length) * Math.min(length, most);
      place.y += (moves[number].y / length) * Math.min(length, most);
    });
  }
  const [left, right] = [Math.min(...at.map(({ x }) => x)), Math.max(...at.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...at.map(({ y }) => y)), Math.max(...at.map(({ y }) => y))];
  // half by where forces have put it, half by its rank among the others, which keeps names apart
  const ranks = { x: ranksOf(at.map(({ x }) => x)), y: ranksOf(at.map(({ y }) => y)) };
  /** @type {(value: number, low: number, high: number, rank: number, size: number, edge: number) => number} */
  const fit = (value, low, high, rank, size, edge) =>
    Math.round(high > low ? edge + (((value - low) / (high - low) + rank) / 2) * (size - 2 * edge) : size / 2);
  return new Map(
    ids.map((id, number) => [
      id,
      {
        x: fit(at[number].x, left, right, ranks.x[number], width, 80),
        y: fit(at[number].y, top, bottom, ranks.y[number], height, 32),
      },
    ]),
  );
}

/** @param {string} text */
const short = (text) => ([...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join("")}…` : text);

/**
 * What an arrow says, in words.
 *
 * @param {Joint} joint
 */
const saidBy = ({ predicate, words: text, look }) =>
  look === "row" ? text : `${look === "not" ? "not: " : ""}${labelOf(predicate) || shown(predicate)}`;

/**
 * The drawing with a sentence on what it holds, and the same as a list; `addressOf` tells where a thing leads.
 *
 * @param {Drawn} drawn
 * @param {(id: string) => string | null} addressOf
 * @param {number} width of the place for it, in pixels
 */
export function drawingOf({ things, joints, left, texts }, addressOf, width) {
  const ids = [...things.keys()];
  if (!ids.length)
    return make("p", { class: "verdict" }, "There are no things in this answer, only texts: the table has them.");
  const height = Math.round(
    Math.min(MOST_HIGH, Math.max(LEAST_HIGH, (width < NARROW ? 140 : 90) * Math.sqrt(ids.length))),
  );
  const places = placesFor(ids, joints, { width, height });
  const bundles = groupBy(joints, ({ from, to }) => [from, to].sort().join(" "));
  /** @param {string} id */
  const nameOf = (id) => things.get(id) || labelOf(id) || shown(id);
  /** @param {Joint} joint */
  const arrow = (joint) => {
    const bundle = bundles.get([joint.from, joint.to].sort().join(" ")) || [joint];
    const aside = APART * (bundle.indexOf(joint) - (bundle.length - 1) / 2) * (joint.from < joint.to ? 1 : -1);
    const [from, to] = [places.get(joint.from), places.get(joint.to)];
    if (!from || !to) return [];
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const title = makeSvg("title", {}, joint.words || `${nameOf(joint.from)} ${saidBy(joint)} ${nameOf(joint.to)}`);
    const [across, along] = [-aside * y, aside * x];
    const line = {
      x1: from.x + 8 * x + across / 2,
      y1: from.y + 8 * y + along / 2,
      x2: to.x - 10 * x + across / 2,
      y2: to.y - 10 * y + along / 2,
    };
    const text = { class: "joint-name", x: (from.x + to.x) / 2 + across, y: (from.y + to.y) / 2 + along + 4 };
    return [
      makeSvg("line", { ...line, class: `joint ${joint.look}`, "marker-end": "url(#tip)" }, title),
      ...(joints.length <= (width < NARROW ? MOST_LABELLED / 10 : MOST_LABELLED)
        ? [makeSvg("text", text, short(saidBy(joint)))]
        : []),
    ];
  };
  /** @param {string} id */
  const thing = (id) => {
    const { x, y } = places.get(id) || { x: 0, y: 0 };
    const name = short(nameOf(id));
    const half = Math.min(width / 2, LETTER * name.length);
    const parts = [
      makeSvg("title", {}, nameOf(id)),
      makeSvg("circle", { cx: x, cy: y, r: 7 }),
      makeSvg("text", { x: Math.min(width - half, Math.max(half, x)), y: y + 21 }, name),
    ];
    const href = addressOf(id);
    return makeSvg(href ? "a" : "g", { href, class: "thing" }, ...parts);
  };
  const tip = makeSvg(
    "marker",
    { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" },
    makeSvg("path", { d: "M0 0 8 4 0 8Z" }),
  );
  const label = `${counted(ids.length, "thing")}, ${counted(joints.length, "arrow")}`;
  const list = joints.map((joint) =>
    make(
      "li",
      {},
      words(
        joint.words && joint.look !== "row"
          ? joint.words
          : `${nameOf(joint.from)} – ${saidBy(joint)} – ${nameOf(joint.to)}`,
      ),
    ),
  );
  return make(
    "div",
    { class: "drawing" },
    make(
      "p",
      { class: "plain" },
      `${label}. `,
      left
        ? `${counted(left, "more thing")} ${left === 1 ? "is" : "are"} left out: narrow the query to see them. `
        : "",
      texts ? `${counted(texts, "text")} ${texts === 1 ? "is" : "are"} in the table alone. ` : "",
      joints.some(({ look }) => look === "hedged") ? "Dashed arrows are hedged by their source. " : "",
      joints.some(({ look }) => look === "row") ? "Dotted lines join what stands in one row." : "",
    ),
    makeSvg(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label },
      makeSvg("defs", {}, tip),
      ...joints.flatMap(arrow),
      ...ids.map(thing),
    ),
    list.length ? make("details", {}, make("summary", {}, "The arrows as a list"), make("ul", {}, ...list)) : null,
  );
}
