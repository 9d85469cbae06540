// Which labels fit at this zoom, and where: none covers another, nor a shape; what matters most comes first.

import { ensure, required } from "../base/group.js";
import { page } from "../base/data.js";
import { bundleWords, pointOfWay, predicateOf, tallied, wayOf } from "./bundles.js";
import { badgeOf, FONT, radiusOf } from "./draw.js";
import { LINE, WIDEST } from "./labels.js";
import { shorten } from "../base/phrases.js";
import { Room } from "../base/room.js";
import { placeOfNode, scene, wordsOf } from "./scene.js";
import { state } from "../state/state.js";

/** @import { Bundle, Edge, Node, Plan, Point, Region } from "../base/types.js" */

const READABLE = 11; // pixels on the screen, at least
const USUAL = 16; // pixels in the picture
export const SMALLEST = READABLE / USUAL; // the zoom below which labels grow
export const FEW = 14; // so many edges that stand out are drawn strongly where nothing else steps back
const MANY = 80; // so many edges that stand out still get their labels, where there is room
const FEW_DRAWN = 30; // so many edges of plain RDF have labels where none stands out
const middleOf = (/** @type {number[]} */ box) => (box[1] + box[3]) / 2;
/** @param {number[]} box @param {number} x @param {number} y */
const isIn = ([left, top, right, bottom], x, y) => x > left && x < right && y > top && y < bottom;
const MARKS = Array.from({ length: 41 }, (_, at) => at / 40); // shares of a way at which it covers what is there
const TRIES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18];
const OUTER_TRIES = [0.7, 0.76, 0.64, 0.82, 0.58, 0.88, 0.52, 0.46, 0.4, 0.34, 0.28]; // where arrows have parted
const SHARES = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9]; // of the way of a bundle, for its words

/** @type {Map<string, number>} */
const widths = new Map();

/**
 * The width of a text at 16 px, measured once.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} style
 * @param {string} text
 * @returns {number}
 */
function measureText(context, style, text) {
  const key = style + text;
  return ensure(widths, key, () => {
    context.font = `${style} ${USUAL}px ${FONT}`;
    return context.measureText(text).width;
  });
}

/** @param {Node} node */
export function styleOf(node) {
  return node.gap ? "italic" : node.id === page.focus ? "bold" : "";
}

/**
 * A heading in as many lines as the width of its box asks for.
 *
 * @param {string} text
 * @param {(text: string) => number} wide
 * @param {number} room
 */
function folded(text, wide, room) {
  if (wide(text) * 0.85 <= room) return [text];
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && wide(`${last} ${word}`) > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  return lines;
}

/**
 * What is said of a bundle: each predicate with its number where it is asked for, what is usual, the number alone; each
 * the longest first, in lines.
 *
 * @param {Bundle} bundle
 * @param {Edge[]} shown
 * @returns {string[][][]}
 */
function sayings(bundle, shown) {
  const isOpen = state.apart.has(bundle.number);
  const mark = isOpen ? "▾" : "▸";
  const predicates = shown.map(predicateOf);
  const all = tallied(predicates).map(([name, number]) => `${name} ${number}`);
  const isAsked = !isOpen && (state.selection === page.focus || scene.hovered === bundle);
  return [
    isAsked && all.length > 1
      ? [[`${mark} ${all.join(", ")}`], all.map((line, at) => `${at ? "   " : `${mark} `}${line}`)]
      : [],
    [
      [`${mark} ${bundleWords(predicates)}`],
      [`${mark} ${tallied(predicates)[0][0]}${all.length > 1 ? " …" : ""} ${predicates.length}`],
    ],
    [[`${mark} ${predicates.length}`]],
  ];
}

/**
 * Labels: [{node, lines, x, y, size, room, box}], edge labels, headings, words of bundles. Headings always have a place;
 * all else only where it covers nothing, words of bundles within `bounds` (left, top, right, bottom of all).
 * `pointOn(edge, share)` is a point of an edge.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} scale
 * @param {Region[]} regions
 * @param {number[]} bounds
 * @param {(edge: Edge, share: number) => Point} pointOn
 * @returns {Plan}
 */
export function letter(context, scale, regions, bounds, pointOn) {
  const size = Math.max(USUAL, READABLE / scale);
  const small = size * 0.875;
  const grown = size / USUAL;
  const space = new Room();
  const wished = new Room(); // where the labels of nodes would be
  /** @type {Plan} */
  const plan = { nodes: [], edges: [], headings: [], bundles: [] };
  /** @type {Map<Node, number>} */
  const degrees = new Map();
  const degreeOf = (/** @type {Node} */ node) => degrees.get(node) || 0;
  for (const { source, target } of scene.edges) for (const end of [source, target]) degrees.set(end, degreeOf(end) + 1);
  for (const node of scene.nodes) {
    const { x, y } = placeOfNode(node);
    const radius = radiusOf(node);
    space.take([x - radius, y - radius, x + radius, y + radius]);
    const badge = badgeOf(node, scale);
    if (badge) space.take([badge.left, badge.top, badge.left + badge.width, badge.top + badge.height]);
  }
  /**
   * The room of a node's label: under it, or where that is not free and it matters, above or beside it.
   *
   * @param {Node} node
   * @param {boolean} matters
   */
  const roomsOf = (node, matters) => {
    const { x, y } = placeOfNode(node);
    const widest = Math.max(0, ...node.lines.map((line) => measureText(context, styleOf(node), line)));
    const room = Math.min(widest, WIDEST) * grown;
    const height = node.lines.length * LINE * grown;
    const away = radiusOf(node) + 4;
    const spots = [
      [x, y + away],
      [x, y - away - height],
      [x + away + room / 2, y - height / 2],
      [x - away - room / 2, y - height / 2],
    ];
    return (matters ? spots : spots.slice(0, 1)).map(([middle, top]) => ({
      ...{ x: middle, y: top, room },
      box: [middle - room / 2, top + 1, middle + room / 2, top + height],
    }));
  };
  /** @param {Node} node */
  const rank = (node) =>
    state.selection === node.id || scene.current === node || scene.hovered === node
      ? 0
      : node.id === page.focus || node.id === state.around
        ? 1
        : scene.lit?.nodes.has(node)
          ? 2
          : 3;
  /**
   * @param {Node} node
   * @param {boolean} isForced
   */
  const place = (node, isForced) => {
    const spots = roomsOf(node, isForced || rank(node) < 3);
    const spot = spots.find(({ box }) => !space.isTaken(box)) || (isForced ? spots[0] : null);
    if (!node.lines.length || !spot) return;
    space.take(spot.box);
    plan.nodes.push({ node, lines: node.lines, size, ...spot });
  };
  const order = [...scene.nodes].sort((a, b) => rank(a) - rank(b) || degreeOf(b) - degreeOf(a));
  order.filter((node) => rank(node) < 2).forEach((node) => place(node, true));
  const later = order.filter((node) => rank(node) > (scene.isDim ? 2 : 1));
  order.filter((node) => scene.isDim && rank(node) === 2).forEach((node) => place(node, false));
  for (const [whole, left, top, width, height] of regions) {
    const wide = (/** @type {string} */ text) => measureText(context, "bold", text) * grown;
    const lines = folded(whole.replace(/, other sources$/, grown > 2 ? "" : "$&"), wide, width - 12).slice(0, 3);
    const room = Math.min(Math.max(...lines.map(wide)), Math.max(width - 12, 60 * grown));
    const high = lines.length * LINE * grown;
    const tops = [top + 7, top + 7 + LINE - high, top + 2 - high, top + height + 2];
    const boxes = tops.map((y) => [left + 8, y, left + 8 + room, y + high]);
    const box = boxes.find((one) => !space.isTaken(one)) || boxes[1];
    space.take(box);
    plan.headings.push({ lines, x: box[0], y: box[1], size, room, box });
  }
  const isRoomy = grown < 1.3;
  for (const node of isRoomy ? later : []) for (const { box } of roomsOf(node, false)) wished.take(box);
  const ways = [...scene.bundles.keys()]
    .filter(({ number }) => !state.apart.has(number))
    .map((of) => ({ of, at: MARKS.map((share) => pointOfWay(wayOf(of), share)) }));
  for (const [bundle, shown] of [...scene.bundles].sort((one, other) => other[1].length - one[1].length)) {
    const heading = plan.headings[regions.findIndex((region) => region === page.regions[bundle.number])];
    const [, left, top, width, height] = page.regions[bundle.number];
    const way = wayOf(bundle);
    /** @param {string[]} lines */
    const sizeOf = (lines) => ({
      half: (Math.max(...lines.map((line) => measureText(context, "", line))) * grown * 0.875) / 2 + small * 0.5,
      high: small * (lines.length * 1.19 + 0.2),
    });
    /** @type {((half: number, high: number) => Point)[]} */
    const near = heading?.box
      ? [
          (half) => ({ x: required(heading.box)[2] + half + small / 2, y: middleOf(required(heading.box)) }),
          (half, high) => ({ x: left + 8 + half, y: required(heading.box)[3] + high / 2 + 2 }),
        ]
      : [];
    const groups = [
      [() => bundle.label, ...near],
      SHARES.map((share) => () => pointOfWay(way, share)),
      [
        (/** @type {number} */ _, /** @type {number} */ high) => ({
          x: left + width / 2,
          y: top + height + high / 2 + 2,
        }),
        (/** @type {number} */ _, /** @type {number} */ high) => ({ x: left + width / 2, y: top - high / 2 - 2 }),
      ],
    ];
    const [asked, usual, counted] = sayings(bundle, shown);
    const tries = [asked, usual, counted].flatMap((variants) =>
      groups.flatMap((spots, at) =>
        variants.flatMap((lines) =>
          spots.map((spot) => {
            const { half, high } = sizeOf(lines);
            const { x, y } = spot(half, high);
            const box = [x - half, y - high / 2, x + half, y + high / 2];
            return { lines, box, isOut: at === 0 && x + half > left + Math.max(width, 90 * grown) };
          }),
        ),
      ),
    );
    const found = tries.find(
      ({ box, isOut }) =>
        !isOut &&
        box.every((side, at) => (at < 2 ? side >= bounds[at] : side <= bounds[at])) &&
        !space.isTaken(box) &&
        !wished.isTaken(box) &&
        !ways.some(({ of, at }) => of !== bundle && at.some(({ x, y }) => isIn(box, x, y))),
    );
    if (!found) continue;
    space.take(found.box);
    plan.bundles.push({
      ...{ bundle, ...found, size: small, x: found.box[0], y: found.box[1] },
      isOpen: state.apart.has(bundle.number),
    });
  }
  later.forEach((node) => place(node, false));
  const lit = [...(scene.lit?.edges || (page.isPlain ? scene.edges : []))].filter(
    (edge) => !scene.gathered.has(edge) || scene.single.has(edge),
  );
  if (lit.length > (scene.lit ? MANY : FEW_DRAWN)) return plan;
  /** @type {Set<string>} */
  const said = new Set();
  const again = (/** @type {Edge} */ edge) => said.size === said.add(wordsOf(edge)).size;
  const texts = lit.map((edge) => ({ edge, isAgain: again(edge) }));
  for (const { edge } of texts.sort((one, other) => Number(one.isAgain) - Number(other.isAgain))) {
    const text = shorten(wordsOf(edge), 40);
    const half = (measureText(context, "", text) * grown * 0.875) / 2 + 2;
    for (const share of edge.source === edge.target ? [] : lit.length > FEW ? OUTER_TRIES : TRIES) {
      const { x, y } = pointOn(edge, share);
      const box = [x - half, y - small * 0.6, x + half, y + small * 0.6];
      if (space.claim(box)) {
        plan.edges.push({ edge, lines: [text], x, y: box[1], size: small, box });
        break;
      }
    }
  }
  return plan;
}
