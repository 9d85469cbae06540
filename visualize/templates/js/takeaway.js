// Take away what is visible: as a picture, as RDF, as a network, as a table. Nothing leaves the page but by a download.

import { iriOf, page } from "./data.js";
import { announce, colorOf, css, make } from "./dom.js";
import { flat } from "./flat.js";
import { FONT, radiusOf } from "./draw.js";
import { shownRegions } from "./graph.js";
import { paint } from "./paint.js";
import { count, hedgesOf, say } from "./phrases.js";
import { placeOfNode, scene, wordsOf } from "./scene.js";
import { triplesOf } from "./triples.js";
import { vectors } from "./vectors.js";
import { visible } from "./visible.js";
import { csv } from "./write-csv.js";
import { graphML } from "./write-graphml.js";
import { jsonLd } from "./write-jsonld.js";
import { svg } from "./write-svg.js";
import { turtle } from "./write-turtle.js";

const MOST_DRAWN = 1500; // nodes in a picture
const MOST_LABELLED = 30; // so many arrows still get their words in a picture
const BEND_APART = 26; // pixels between two arrows that join the same nodes

/** What every file says of itself, in lines: who has not reviewed it, licences, and what of the graph it holds. */
export function remarksOf({ claims, nodes }) {
  const layers = new Set([...claims, ...[...nodes].flatMap(({ gap }) => gap || [])].map(({ layer }) => layer).filter(Boolean));
  const lost = [...nodes].filter(({ gap }) => gap).length;
  const holds = [count(claims.size, page.isPlain ? "triple" : "claim"), ...(lost ? [count(lost, "lost list")] : [])].join(", ");
  const version = layers.size ? ` condition-kg, data version ${page.version}.` : "";
  return [
    page.notice,
    `The part of the graph that was visible at ${location.hash || "the start"}: ${holds}.${version}`,
    ...[...layers].map(({ label, date, license }) => `Layer ${[label, date].filter(Boolean).join(", ")}: ${license || "no licence given"}`),
  ];
}

/** What is visible as vectors. `color` gives the colour of a name (“ground”), `fillOf` that of a class. */
export function pictured({ nodes, edges }, { title, remarks, color, fillOf }) {
  const colors = Object.fromEntries(Object.entries({ ground: "ground", text: "text", soft: "region-text", region: "region", line: "region-line" }).map(([key, name]) => [key, color(name)]));
  const shapes = new Map();
  for (const node of nodes) {
    const { x, y } = placeOfNode(node);
    const isLost = Boolean(node.gap);
    shapes.set(node, {
      ...{ x, y, isLost, lines: node.lines, title: node.label, corners: page.shapes[node.kind.shape], isStrong: node.id === page.focus },
      radius: radiusOf(node),
      fill: isLost ? colors.ground : fillOf(node.kind),
      stroke: color(isLost ? "gap" : "outline"),
    });
  }
  const pairs = new Map();
  for (const edge of edges) {
    const ends = [edge.source.id, edge.target.id].sort().join(" ");
    pairs.set(ends, [...(pairs.get(ends) || []), edge]);
  }
  const arrows = [...pairs.values()].flatMap((group) =>
    group.map((edge, place) => {
      const { kind, claim, source, target } = edge;
      const isChain = kind === "claim" && claim.predicate.id === "ck:leadsTo";
      const dashes = { qualifier: [2, 5], gap: [10, 4, 2, 4] }[kind] || (hedgesOf(claim).length ? [7, 5] : []);
      const look = kind === "claim" && claim.negated ? "negated" : kind === "gap" ? "gap" : isChain ? "chain" : "edge";
      const bend = (place - (group.length - 1) / 2) * BEND_APART * (source.id > target.id ? -1 : 1);
      const said = wordsOf(edge);
      return {
        ...{ from: shapes.get(source), to: shapes.get(target), bend, dashes, color: color(look), width: isChain ? 2.6 : 1.3, isArrow: kind !== "qualifier" },
        text: edges.size <= MOST_LABELLED ? said : "",
        title: kind === "claim" ? say(claim) : [source.label, said, target.label].join(" – "),
      };
    }),
  );
  const all = [...shapes.values()];
  const regions = shownRegions();
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const far = (values, pick, start) => values.reduce((found, value) => pick(found, value), start);
  const left = far([...xs.map((x) => x - 95), ...regions.map((region) => region[1] - 8)], Math.min, Infinity);
  const top = far([...ys.map((y) => y - 40), ...regions.map((region) => region[2] - 8)], Math.min, Infinity);
  const right = far([...xs.map((x) => x + 95), ...regions.map((region) => region[1] + region[3] + 8)], Math.max, -Infinity);
  const bottom = far([...all.map(({ y, radius, lines }) => y + radius + 19 * lines.length + 14), ...regions.map((region) => region[2] + region[4] + 8)], Math.max, -Infinity);
  return vectors({ title, remarks, box: [left, top, right - left, bottom - top], colors, regions, edges: arrows, nodes: all });
}

function inColors({ nodes, edges }) {
  const part = { nodes, edges, claims: new Set([...edges].map(({ claim }) => claim).filter(Boolean)) };
  return pictured(part, { title: page.title, remarks: remarksOf(part), color: (name) => css(`--${name}`), fillOf: colorOf });
}

/** Whether there is a picture: not of nothing, nor of a graph that opens search-first. */
export function isDrawable({ nodes }) {
  return nodes.size > 0 && nodes.size <= MOST_DRAWN;
}

function asTriples(part) {
  return triplesOf(part, { title: page.title, remarks: remarksOf(part) }, iriOf);
}

/** Each form: its name for people, the end of the file's name, its media type, and the text or canvas of the file. */
const FILE_FORMS = [
  ["Picture (PNG)", "png", "image/png", (part) => paint(inColors(part), FONT), scene],
  ["Picture (SVG)", "svg", "image/svg+xml", (part) => svg(inColors(part), { title: page.title, description: page.notice, font: FONT }), scene],
  ["RDF (Turtle)", "ttl", "text/turtle", (part) => turtle(asTriples(part), page.prefixes, remarksOf(part))],
  ["RDF (JSON-LD)", "jsonld", "application/ld+json", (part) => jsonLd(asTriples(part), page.prefixes)],
  ["Network (GraphML)", "graphml", "application/graphml+xml", (part) => graphML(part, flat(part, iriOf), remarksOf(part))],
  ["Table (CSV)", "csv", "text/csv", (part) => csv(flat(part, iriOf), remarksOf(part).slice(0, 2).join(" "))],
];

/** “lems-graph-2026.11.2”, “graph” for a graph without a focus of ours. */
function fileName() {
  const { length } = page.isPlain ? "" : page.focus || "";
  const name = length ? page.focus.slice(page.focus.indexOf(":") + 1) : "";
  return [name.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-|-$/g, ""), "graph", length ? page.version : ""].filter(Boolean).join("-");
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  announce(`Saved ${name}`);
}

function saveAs([, end, media, write, part]) {
  const name = `${fileName()}.${end}`;
  const written = write(part || visible());
  if (typeof written === "string") download(new Blob([written], { type: `${media};charset=utf-8` }), name);
  else written.toBlob((blob) => download(blob, name), media);
}

/** The button “Save” and what it opens. */
export function startTakeaway() {
  const list = make("div", { id: "forms", class: "menu", role: "group", "aria-label": "Save what is visible", hidden: true });
  const button = make("button", { type: "button", id: "save", "aria-expanded": "false", "aria-controls": "forms" }, "Save");
  const open = (isOpen) => {
    if (isOpen) {
      const isDrawn = isDrawable(scene);
      const usable = FILE_FORMS.filter(([, end]) => isDrawn || !["png", "svg"].includes(end));
      list.replaceChildren(...usable.map((form) => make("button", { type: "button", click: () => [saveAs(form), open(false), button.focus()] }, form[0])));
    }
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const holder = make("div", { class: "holder", keydown: (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.preventDefault();
    open(false);
    button.focus();
  } }, button, list);
  holder.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !holder.contains(relatedTarget) && open(false));
  document.addEventListener("pointerdown", ({ target }) => !holder.contains(target) && open(false));
  button.addEventListener("click", () => open(list.hidden));
  document.getElementById("tools").append(holder);
}
