// Take away what is visible: as a picture, as RDF, as a network, as a table. Nothing leaves the page but by a download.

import { gapsOf } from "../base/names.js";
import { isThere, required } from "../base/group.js";
import { iriOf, page } from "../base/data.js";
import { copyLink } from "../base/copy-link.js";
import { byId, colorOf, css, make } from "../base/dom.js";
import { download, saveButton } from "../base/menu.js";
import { flat } from "./flat.js";
import { headsOf, predicateOf, wayOf } from "../picture/bundles.js";
import { radiusOf } from "../picture/draw.js";
import { FONT } from "../picture/labels.js";
import { sceneBounds, shownRegions } from "../picture/viewport.js";
import { paint } from "../picture/paint.js";
import { count, say } from "../base/phrases.js";
import { placeOfNode, scene, wordsOf } from "../picture/scene.js";
import { spread, strokeOf } from "../base/strokes.js";
import { triplesOf } from "./triples.js";
import { vectors } from "../picture/vectors.js";
import { bundleWords, wayWidth } from "../picture/ways.js";
import { state } from "../state/state.js";
import { visible } from "../state/visible.js";
import { csv } from "./csv.js";
import { sparql } from "./sparql.js";
import { graphML } from "./graphml.js";
import { jsonLd } from "./jsonld.js";
import { svg } from "./svg.js";
import { turtle } from "./turtle.js";

/** @import { Edge, FileForm, GatheredWay, Kind, Node, Shape, Visible } from "../base/types.js" */

const MOST_DRAWN = 1500; // nodes in a picture
const MOST_LABELLED = 30; // so many arrows still get their words in a picture
const BEND_APART = 26; // pixels between two arrows that join the same nodes
const NAME_ROOM = 60; // pixels around the concept in the middle: its name
const HALF_LETTER = 3.3; // pixels: half the width of a letter of what is said of a bundle
const MARGIN = 20; // pixels around everything drawn

/**
 * What every file says of itself, in lines: who has not reviewed it, licences, and what of the graph it holds.
 *
 * @param {Visible} part
 */
function remarksOf({ claims, nodes }) {
  const layers = new Set([...claims, ...gapsOf(nodes).map(({ gap }) => gap)].map(({ layer }) => layer).filter(isThere));
  const lost = gapsOf(nodes).length;
  const holds = [
    count(claims.size, page.isPlain ? "triple" : "claim"),
    ...(lost ? [count(lost, "lost list")] : []),
  ].join(", ");
  const version = page.version ? ` condition-kg, data version ${page.version}.` : "";
  return [
    page.notice,
    `The part of the graph that was visible at ${location.hash || "the start"}: ${holds}.${version}`,
    ...[...layers].map(
      ({ label, date, license }) =>
        `Layer ${[label, date].filter(Boolean).join(", ")}: ${license || "no licence given"}`,
    ),
  ];
}

/** What an arrow says. @param {Edge} edge */
function told(edge) {
  return edge.kind === "claim" ? say(edge.claim) : [edge.source.label, wordsOf(edge), edge.target.label].join(" – ");
}

/**
 * The arrows that are gathered in one, as they are drawn on the page; each keeps what its arrows say.
 *
 * @param {string} color
 * @returns {GatheredWay[]}
 */
function gathered(color) {
  return [...scene.bundles]
    .filter(([{ number }]) => !state.apart.has(number))
    .map(([bundle, shown]) => {
      const points = wayOf(bundle);
      const width = wayWidth(shown.length, 1);
      const heads = headsOf(points, shown, width, 1);
      const words = bundleWords(shown.map(predicateOf));
      const [{ x, y }, { x: middle, y: height }] = [bundle.label, points[0]];
      const isNear = Math.abs(x - middle) < NAME_ROOM + words.length * HALF_LETTER && Math.abs(y - height) < NAME_ROOM;
      const text = isNear ? String(shown.length) : words; // the name of what is in the middle stands there
      return { points, heads, width, color, text, at: bundle.label, title: shown.map(told).join("\n") };
    });
}

/**
 * The picture as vectors. `color` gives the colour of a name (“ground”), `fillOf` that of a class.
 *
 * @param {{ title: string, remarks: string[], color: (name: string) => string, fillOf: (kind: Kind) => string }} look
 */
export function pictured({ title, remarks, color, fillOf }) {
  const { nodes, edges } = scene;
  const colors = Object.fromEntries(
    Object.entries({ ground: "ground", text: "text", soft: "region-text", region: "region", line: "region-line" }).map(
      ([key, name]) => [key, color(name)],
    ),
  );
  /** @type {Map<Node, Shape>} */
  const shapes = new Map();
  for (const node of nodes) {
    const { x, y } = placeOfNode(node);
    const isLost = Boolean(node.gap);
    shapes.set(node, {
      ...{
        x,
        y,
        isLost,
        lines: node.lines,
        title: node.label,
        corners: page.shapes[node.kind.shape],
        isStrong: node.id === page.focus,
        isListed: scene.listed.has(node),
      },
      radius: radiusOf(node),
      fill: isLost ? colors.ground : fillOf(node.kind),
      stroke: color(isLost ? "gap" : "outline"),
    });
  }
  const among = spread(edges);
  const arrows = [...edges]
    .filter((edge) => !scene.gathered.has(edge))
    .map((edge) => {
      const { kind, source, target } = edge;
      const { dashes, width, color: name } = strokeOf(edge);
      const said = wordsOf(edge);
      return {
        ...{
          from: required(shapes.get(source)),
          to: required(shapes.get(target)),
          bend: (among.get(edge)?.offset || 0) * BEND_APART,
          dashes,
          width,
          color: color(name),
          isArrow: kind !== "qualifier",
        },
        text: edges.size <= MOST_LABELLED ? said : "",
        title: told(edge),
      };
    });
  const [left, top, right, bottom] = sceneBounds().map((side, at) => side + (at < 2 ? -MARGIN : MARGIN));
  return vectors({
    title,
    remarks,
    box: [left, top, right - left, bottom - top],
    colors,
    regions: shownRegions(),
    ways: gathered(color("edge")),
    edges: arrows,
    nodes: [...shapes.values()],
  });
}

/** The remarks on the picture. */
export function remarksOnPicture() {
  return remarksOf({ nodes: scene.nodes, claims: new Set([...scene.edges].map(({ claim }) => claim).filter(isThere)) });
}

/** The picture in the colours of the page, with its title and remarks. */
export function inColors() {
  return pictured({
    title: page.title,
    remarks: remarksOnPicture(),
    color: (name) => css(`--${name}`),
    fillOf: colorOf,
  });
}

/** Whether there is a picture: not of nothing, nor of a graph that opens search-first. */
export function isDrawable() {
  return scene.nodes.size > 0 && scene.nodes.size <= MOST_DRAWN;
}

/** @param {Visible} part */
function asTriples(part) {
  return triplesOf(part, { title: page.title, remarks: remarksOf(part) }, iriOf);
}

/**
 * Each form: its name for people, the end of the file's name, its media type, and the text or canvas of the file.
 *
 * @type {FileForm[]}
 */
const FILE_FORMS = [
  ["Picture (PNG)", "png", "image/png", () => paint(inColors(), FONT)],
  [
    "Picture (SVG)",
    "svg",
    "image/svg+xml",
    () => svg(inColors(), { title: page.title, description: page.notice, font: FONT }),
  ],
  ["RDF (Turtle)", "ttl", "text/turtle", (part) => turtle(asTriples(part), page.prefixes, remarksOf(part))],
  ["RDF (JSON-LD)", "jsonld", "application/ld+json", (part) => jsonLd(asTriples(part), page.prefixes)],
  [
    "Network (GraphML)",
    "graphml",
    "application/graphml+xml",
    (part) => graphML(part, flat(part, iriOf), remarksOf(part)),
  ],
  [
    "Query (SPARQL)",
    "rq",
    "application/sparql-query",
    (part) => sparql(part, asTriples(part), { prefixes: page.prefixes, iriOf, remarks: remarksOf(part) }),
  ],
  ["Table (CSV)", "csv", "text/csv", (part) => csv(flat(part, iriOf), remarksOf(part).slice(0, 2).join(" "))],
];

/** “lems-graph-2026.11.2”, “graph” for a graph without a focus of ours. */
function fileName() {
  const focus = page.isPlain ? "" : page.focus || "";
  const name = focus.slice(focus.indexOf(":") + 1).replace(/[^A-Za-z0-9-]+/g, "-");
  return [name.replace(/^-|-$/g, ""), "graph", focus ? page.version : ""].filter(Boolean).join("-");
}

/** @param {FileForm} form */
function saveAs([, end, media, write]) {
  const name = `${fileName()}.${end}`;
  const written = write(visible());
  if (typeof written === "string") download(new Blob([written], { type: `${media};charset=utf-8` }), name);
  else written.toBlob((blob) => blob && download(blob, name), media);
}

/** The button “Save” and what it opens, and the one that copies the link; a frame of a notebook has none. */
export function startTakeaway() {
  const { holder, close } = saveButton("Save what is visible", () => {
    const isDrawn = isDrawable();
    const usable = FILE_FORMS.filter(([, end]) => isDrawn || !["png", "svg"].includes(end));
    return usable.map((form) => make("button", { type: "button", click: () => [saveAs(form), close()] }, form[0]));
  });
  const link = location.protocol === "about:" ? [] : copyLink("Link to what is shown", () => location.href);
  byId("tools").append(...link, holder);
}
