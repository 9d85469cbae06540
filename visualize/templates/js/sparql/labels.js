// What a query says of things: which variables are their labels, and which of them it names.

const SPACES = ["2000/01/rdf-schema#label", "2004/02/skos/core#prefLabel"];
const LABEL = `(?:rdfs:label|skos:prefLabel|${SPACES.map((end) => `<http://www.w3.org/${end}>`).join("|")})`;

/**
 * A query without its texts and comments.
 *
 * @param {string} query
 */
const codeOf = (query) => query.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|(^|[\s{}.;])#.*$/gm, "$1");

/**
 * The names of the variables that a query takes as labels: what stands in them names a thing.
 *
 * @param {string} query
 */
export function labelsIn(query) {
  const code = codeOf(query);
  return new Set([...code.matchAll(new RegExp(`${LABEL}\\s+[?$](\\w+)`, "g"))].map(([, name]) => name));
}

/**
 * The IRIs that a query names, whole or with one of the prefixes; what is declared in it counts before these.
 *
 * @param {string} query
 * @param {Record<string, string>} prefixes
 */
export function namesIn(query, prefixes) {
  const code = codeOf(query);
  const own = Object.fromEntries(
    [...code.matchAll(/PREFIX\s+([\w.-]*):\s*<([^>]*)>/gi)].map(([, name, iri]) => [name, iri]),
  );
  const known = { ...prefixes, ...own };
  const body = code.replace(/PREFIX\s+[\w.-]*:\s*<[^>]*>/gi, "");
  const whole = [...body.matchAll(/<([^<>\s]+)>/g)].map(([, iri]) => iri);
  const short = [...body.matchAll(/(?<![\w?$<:])([A-Za-z][\w.-]*):([\w-](?:[\w.-]*[\w-])?)/g)]
    .filter(([, name]) => Object.hasOwn(known, name))
    .map(([, name, local]) => known[name] + local);
  return [...new Set([...whole, ...short])];
}
