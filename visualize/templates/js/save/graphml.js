// The visible part as GraphML (http://graphml.graphdrawing.org/): every claim is an edge with all that qualifies it.

import { literalId } from "./flat.js";
import { xmlFile, xmlTag, xmlText } from "../base/xml.js";

/** @import { Claim, Node, Rows } from "../base/types.js" */

const NODE_KEYS = ["label", "kind", "definition"];

/**
 * The text of the file; `rows` and `columns` are those of flat(), `nodes` those of the visible part.
 *
 * @param {{ nodes: Iterable<Node>, claims: Iterable<Claim> }} part
 * @param {Rows} table
 * @param {string[]} remarks
 */
export function graphML({ nodes, claims }, { columns, rows }, remarks) {
  /** @type {Map<string, Record<string, string>>} */
  const vertices = new Map();
  /**
   * @param {string} id
   * @param {string} label
   * @param {string} kind
   * @param {string} definition
   */
  const add = (id, label, kind, definition) => vertices.has(id) || vertices.set(id, { label, kind, definition });
  /** @param {Node} node */
  const addNode = (node) => add(node.iri, node.label, node.gap ? "lost list (gap)" : node.kind.label, node.definition);
  for (const node of nodes) addNode(node);
  for (const claim of claims) {
    for (const end of [claim.subject, claim.object]) if (end) addNode(end);
    if (!claim.object) add(literalId(claim), claim.text, "literal", "");
  }
  for (const row of rows) if (row.subject_id) add(row.subject_id, row.subject, "", "");
  const onEdges = columns.filter((name) => !["subject_id", "object_id"].includes(name));
  const keys = [
    ...NODE_KEYS.map((name) =>
      xmlTag("key", { id: `node_${name}`, for: "node", "attr.name": name, "attr.type": "string" }),
    ),
    ...onEdges.map((name, at) =>
      xmlTag("key", { id: `edge_${at}`, for: "edge", "attr.name": name, "attr.type": "string" }),
    ),
    xmlTag("key", { id: "notice", for: "graph", "attr.name": "notice", "attr.type": "string" }),
  ];
  /**
   * @param {string} key
   * @param {string | undefined} value
   */
  const data = (key, value) => (value ? [xmlTag("data", { key }, xmlText(value))] : []);
  const points = [...vertices].map(([id, item]) =>
    xmlTag("node", { id }, ...NODE_KEYS.flatMap((name) => data(`node_${name}`, item[name]))),
  );
  const lines = rows
    .filter((row) => row.subject_id)
    .map((row, number) =>
      xmlTag(
        "edge",
        { id: row.id || `edge ${number}`, source: row.subject_id, target: row.object_id },
        ...onEdges.flatMap((name, at) => data(`edge_${at}`, row[name])),
      ),
    );
  const graph = xmlTag(
    "graph",
    { edgedefault: "directed" },
    "\n",
    ...data("notice", remarks.join("\n")),
    "\n",
    [...points, ...lines].join("\n"),
    "\n",
  );
  const space = { xmlns: "http://graphml.graphdrawing.org/xmlns" };
  return xmlFile(xmlTag("graphml", space, "\n", keys.join("\n"), "\n", graph));
}
