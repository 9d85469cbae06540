// A query that finds what is visible, and nothing else, in the graph that the page was made from.

import { gapsOf, isTriple } from "../base/names.js";
import { comments, writer } from "./turtle.js";

/** @import { Triple, Visible } from "../base/types.js" */

/**
 * The text of the query: of records with their words, or of plain triples.
 *
 * @param {Visible} part
 * @param {Triple[]} triples those of the part
 * @param {{ prefixes: Record<string, string>, iriOf: (id: string) => string, remarks: string[] }} file
 */
export function sparql({ claims, nodes }, triples, { prefixes, iriOf, remarks }) {
  const { named, term, used } = writer(prefixes);
  const records = [...[...claims].filter((claim) => !isTriple(claim)), ...gapsOf(nodes)];
  const label = named(iriOf("rdfs:label"));
  const lines = records.length
    ? [
        "SELECT ?record ?words {",
        `  VALUES ?record {${records.map(({ id }) => `\n    ${named(iriOf(id))}`).join("")}\n  }`,
        `  ?record ${label} ?words`,
      ]
    : [
        "SELECT ?subject ?predicate ?object {",
        "  VALUES (?subject ?predicate ?object) {",
        ...triples
          .filter(([subject]) => !subject.startsWith("_:"))
          .map((triple) => `    (${triple.map(term).join(" ")})`),
        "  }",
        "  ?subject ?predicate ?object",
      ];
  const head = Object.keys(used)
    .sort()
    .map((prefix) => `PREFIX ${prefix}: <${used[prefix]}>\n`);
  return `${[...comments(remarks), ...head].join("")}${lines.join("\n")}\n}\n`;
}
