// Which labels fit at this zoom, and where: none covers another, nor a shape; what matters most comes first.

import { ensure } from "../base/group.js";
import { placeBundles } from "./bundle-words.js";
import { letterSize, USUAL } from "./fitting.js";
import { FONT, LINE, LISTED_START, listedSize, WIDEST, wrapLabel } from "./labels.js";
import { Room } from "../base/room.js";

/** @import { Edge, Node, Plan, Point, Region, World } from "../base/types.js" */

export const FEW = 14; // so many edges that stand out are drawn strongly where nothing else steps back
const MANY = 80; // so many edges that stand out still get their labels, where there is room
const FEW_DRAWN = 30; // so many edges of plain RDF have labels where none stands out
const SHORT = 9; // characters in a line of words that find room in no longer ones
const HUB = 9; // arrows of a node whose label may stand above or beside it, too
const TELLING = 9; // letters of a name that is cut: fewer say nothing
const SQUEEZED = 0.85; // so much narrower than usual may letters be
const [CROWDED, PARTLY] = [4.6, 2]; // times as large as usual: letters, of all or of a part, of which headings may go
const TRIES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18];
const OUTER_TRIES = Array.from({ length: 40 }, (_, at) => 0.94 - at / 50); // where arrows have parted

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

/**
 * A heading in as many lines as the width of its box asks for.
 *
 * @param {string} text
 * @param {(text: string) => number} wide
 * @param {number} room
 */
function folded(text, wide, room) {
  if (wide(text) * SQUEEZED <= room) return [text];
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && wide(`${last} ${word}`) > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  return lines;
}

/**
 * Labels: [{node, lines, x, y, size, room, box}], edge labels, headings, words of bundles. Headings have a place unless
 * the whole is tiny; all else only where it covers nothing, and as a whole within `sight` (left, top, right, bottom of
 * what is seen).
 * `pointOn(edge, share)` is a point of an edge. Nothing is written under what covers the picture.
 *
 * @param {World} world what there is to write on: of the network, or of the drawing
 * @param {CanvasRenderingContext2D} context
 * @param {number} scale
 * @param {Region[]} regions
 * @param {number[]} sight
 * @param {(edge: Edge, share: number) => Point} pointOn
 * @param {number[][]} [covered]
 * @returns {Plan}
 */
export function letter(world, context, scale, regions, sight, pointOn, covered = []) {
  const { page, scene, state, badgeOf, placeOfNode, radiusOf, styleOf, wordsOf } = world;
  const size = letterSize(scale);
  const small = size * 0.875;
  const grown = size / USUAL;
  const space = new Room();
  const faint = new Room(); // shapes that have stepped back: on these, words stand where there is no other place
  const wished = new Room(); // where the labels of nodes would be
  for (const box of covered) space.take(box);
  const isTaken = (/** @type {number[]} */ box) => space.isTaken(box) || faint.isTaken(box);
  const isSeen = (/** @type {number[]} */ box) =>
    box.every((side, at) => (at < 2 ? side >= sight[at] : side <= sight[at]));
  /** @type {Plan} */
  const plan = { nodes: [], edges: [], headings: [], bundles: [] };
  /** @type {Map<Node, number>} */
  const degrees = new Map();
  const degreeOf = (/** @type {Node} */ node) => degrees.get(node) || 0;
  for (const { source, target } of scene.edges) for (const end of [source, target]) degrees.set(end, degreeOf(end) + 1);
  for (const node of scene.nodes) {
    const { x, y } = placeOfNode(node);
    const radius = radiusOf(node);
    const room = scene.isDim && !scene.lit?.nodes.has(node) ? faint : space;
    room.take([x - radius, y - radius, x + radius, y + radius]);
    const badge = badgeOf(node, scale);
    if (badge) space.take([badge.left, badge.top, badge.left + badge.width, badge.top + badge.height]);
  }
  /**
   * The room of a label in a list; where that is not free, of fewer of its lines, or of narrower letters, or of as much
   * of a line as its column has room for.
   *
   * @param {Node} node
   * @param {number} room
   */
  const listedRooms = (node, room) => {
    const { x, y } = placeOfNode(node);
    const left = x + LISTED_START;
    /**
     * @param {string[]} lines
     * @param {number} wide
     */
    const spot = (lines, wide) => {
      const high = (((lines.length - 1) * LINE + USUAL) * grown) / 2; // without the room below the last line
      const box = [left, y - high + 1, left + wide, y + high];
      return { lines, x: left, y: y - high, room: wide, align: /** @type {const} */ ("left"), box };
    };
    const cut = (/** @type {string} */ line) => `${line.replace(/…$/, "").trimEnd()}…`;
    const tries = node.lines.map((_, at) => {
      const some = node.lines.slice(0, node.lines.length - at);
      return at ? [...some.slice(0, -1), cut(some[some.length - 1])] : some;
    });
    const column = listedSize(node.lines).width;
    const letters = Math.floor((node.lines[0].length * Math.min(column, room)) / room);
    return [
      ...tries.flatMap((lines) => [room, room * SQUEEZED].map((wide) => spot(lines, wide))),
      ...(letters >= TELLING && letters < node.lines[0].length
        ? [spot([cut([...node.lines[0]].slice(0, letters).join(""))], column)]
        : []),
    ];
  };
  /**
   * The room of a node's label: under it, in a list beside it, or where that is not free and it matters, elsewhere.
   *
   * @param {Node} node
   * @param {boolean} matters
   */
  const roomsOf = (node, matters) => {
    const { x, y } = placeOfNode(node);
    const isListed = scene.listed.has(node);
    const widest = Math.max(0, ...node.lines.map((line) => measureText(context, styleOf(node), line)));
    const room = Math.min(widest, isListed ? listedSize(node.lines).width : WIDEST) * grown;
    const height = node.lines.length * LINE * grown;
    const away = radiusOf(node) + 4;
    const spots = [
      [x, y + away],
      [x, y - away - height],
      [x + away + room / 2, y - height / 2],
      [x - away - room / 2, y - height / 2],
    ];
    const found = (matters ? spots : isListed ? [] : spots.slice(0, 1)).map(([middle, top]) => ({
      ...{ lines: node.lines, x: middle, y: top, room },
      box: [middle - room / 2, top + 1, middle + room / 2, top + height],
    }));
    return isListed ? [...listedRooms(node, room), ...found] : found;
  };
  /** @param {Node} node */
  const rank = (node) =>
    state.selection === node.id || scene.current === node || scene.hovered === node
      ? 0
      : node.id === page.focus || node.id === state.around || (state.only && state.compared.includes(node.id))
        ? 1
        : scene.lit?.nodes.has(node)
          ? 2
          : 3;
  /**
   * @param {Node} node
   * @param {boolean} isForced
   */
  const place = (node, isForced) => {
    const spots = roomsOf(node, isForced || rank(node) < 3 || degreeOf(node) >= HUB);
    const spot = spots.find(({ box }) => isSeen(box) && !isTaken(box)) || (isForced ? spots[0] : null);
    if (!node.lines.length || !spot) return;
    space.take(spot.box);
    plan.nodes.push({ node, size, ...spot });
  };
  /**
   * Where words may stand of an arrow that has no room for them: at the end that fewer arrows have, around its label.
   *
   * @param {Edge} edge
   * @param {number} half
   * @param {number} high
   */
  const besideEnd = ({ source, target }, half, high) => {
    const end = degreeOf(source) > degreeOf(target) ? target : source;
    const { x, y } = placeOfNode(end);
    const away = radiusOf(end) + 4;
    const rows = [y - away - high, y + away + end.lines.length * LINE * grown + high].flatMap((row) =>
      [0, -0.7, 0.7, -1, 1].map((part) => ({ x: x + part * half, y: row })),
    );
    const sides = [away + half, -away - half].flatMap((way) =>
      [0, 0.7, -0.7, 1.4, -1.4].map((part) => ({ x: x + way, y: y + part * high })),
    );
    return [...rows, ...sides];
  };
  /** The words along what stands out, each predicate once before any stands twice. */
  const writeEdges = () => {
    const lit = [...(scene.lit?.edges || (page.isPlain ? scene.edges : []))].filter(
      (edge) => !scene.gathered.has(edge) || scene.single.has(edge),
    );
    if (lit.length > (scene.lit ? MANY : FEW_DRAWN)) return;
    /** @type {Set<string>} */
    const said = new Set();
    const again = (/** @type {Edge} */ edge) => said.size === said.add(wordsOf(edge)).size;
    const texts = lit.map((edge) => ({ edge, text: wordsOf(edge), isAgain: again(edge) }));
    /**
     * @param {string[]} lines
     * @param {(half: number, high: number) => Point[]} places
     */
    const written = (lines, places) => {
      const half = (Math.max(...lines.map((line) => measureText(context, "", line))) * grown * 0.875) / 2 + 2;
      const high = small * 0.6 * lines.length;
      return places(half, high).map(({ x, y }) => ({ lines, box: [x - half, y - high, x + half, y + high] }));
    };
    const isMany = lit.length > FEW;
    // of many, the longest first, which find room in the fewest places
    const order = (/** @type {typeof texts[0]} */ { isAgain, text }) => (isMany ? -text.length : Number(isAgain));
    for (const { edge, text } of texts.sort((one, other) => order(one) - order(other))) {
      const shares = edge.source === edge.target ? [] : isMany ? OUTER_TRIES : TRIES;
      const onIt = shares.map((share) => pointOn(edge, share));
      /** Beside the arrow, on either of its sides. @type {(half: number, high: number) => Point[]} */
      const alongIt = (half, high) => {
        const [from, to] = [onIt[0], onIt[onIt.length - 1]];
        const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
        const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
        const away = half * Math.abs(dy) + high * Math.abs(dx);
        return onIt.flatMap(({ x, y }) => [away, -away].map((by) => ({ x: x - dy * by, y: y + dx * by })));
      };
      const tries = written([text], () => onIt);
      for (const lines of isMany ? [[text], wrapLabel(text), wrapLabel(text, SHORT)] : [])
        tries.push(
          ...written(lines, (half, high) => [...besideEnd(edge, half, high), ...onIt, ...alongIt(half, high)]),
        );
      const found =
        tries.find(({ box }) => isSeen(box) && !isTaken(box)) ||
        (isMany && tries.find(({ box }) => isSeen(box) && !space.isTaken(box)));
      if (!found) continue;
      const { box } = found;
      space.take(box);
      plan.edges.push({ edge, ...found, x: (box[0] + box[2]) / 2, y: box[1], size: small });
    }
  };
  const order = [...scene.nodes].sort((a, b) => rank(a) - rank(b) || degreeOf(b) - degreeOf(a));
  order.filter((node) => rank(node) < 2).forEach((node) => place(node, true));
  const later = order.filter((node) => rank(node) > (scene.isDim ? 2 : 1));
  order.filter((node) => scene.isDim && rank(node) === 2).forEach((node) => place(node, false));
  for (const region of regions) {
    const [whole, left, top, width, height] = region;
    if (left > sight[2] || left + width < sight[0] || top > sight[3] || top + height < sight[1]) continue;
    const wide = (/** @type {string} */ text) => measureText(context, "bold", text) * grown;
    const lines = folded(whole.replace(/, other sources$/, grown > 2 ? "" : "$&"), wide, width - 12).slice(0, 2);
    const room = Math.min(Math.max(...lines.map(wide)), Math.max(width - 12, 60 * grown));
    const high = lines.length * LINE * grown;
    // the heading of a box that is seen in part stays in sight
    const x = Math.max(left + 8, Math.min(sight[0] + 8 / scale, left + width - 8 - room));
    const inside = Math.max(top + 7, Math.min(sight[1] + 4 / scale, top + height - high));
    const under = covered.map((box) => box[3] + 4 / scale).filter((y) => y > top && y < top + height - high);
    const tops = [inside, top + 7 + LINE - high, top + 2 - high, ...under];
    const lefts = grown > 1.3 ? [x, left + (width - room) / 2, left + width - 8 - room] : [x];
    const boxes = lefts.flatMap((at) => tops.map((y) => [at, y, at + room, y + high]));
    const free = boxes.find((one) => isSeen(one) && !isTaken(one));
    if (!free && grown > (state.only ? PARTLY : CROWDED)) continue;
    const box = free || boxes[inside > top + 7 ? 0 : 1];
    space.take(box);
    plan.headings.push({ region, lines, x: box[0], y: box[1], size, room, box });
  }
  const isRoomy = grown < 1.3;
  for (const node of isRoomy ? later : []) wished.take(roomsOf(node, false)[0].box);
  if (scene.isDim) writeEdges(); // what bundles are opened for comes before their own words
  placeBundles(world, plan, {
    ...{ grown, size: small },
    measure: (text) => measureText(context, "", text) * grown * 0.875,
    isTaken: (box) => !isSeen(box) || isTaken(box) || wished.isTaken(box),
    take: (box) => space.take(box),
  });
  later.forEach((node) => place(node, false));
  if (!scene.isDim) writeEdges();
  return plan;
}
