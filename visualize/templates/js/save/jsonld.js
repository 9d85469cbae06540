// Triples as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/).

import { bySubject, shortener } from "../base/names.js";

/** @import { Literal, Triple } from "../base/types.js" */

/**
 * The text of the file.
 *
 * @param {Triple[]} triples
 * @param {Record<string, string>} prefixes
 */
export function jsonLd(triples, prefixes) {
  // a prefix that is also the scheme of an IRI would be taken for the prefix in that IRI
  const iris = triples.flatMap(([subject, predicate, object]) => [
    subject,
    predicate,
    typeof object === "string" ? object : object[1],
  ]);
  const schemes = new Set(iris.map((iri) => iri.slice(0, iri.indexOf(":"))));
  const { shorten, used } = shortener(
    Object.fromEntries(Object.entries(prefixes).filter(([prefix]) => !schemes.has(prefix))),
  );
  /** @param {string} iri */
  const named = (iri) => shorten(iri) || iri;
  /** @param {string | Literal} value */
  const term = (value) => {
    if (typeof value === "string") return { "@id": named(value) };
    const [characters, kind] = value;
    if (!kind) return characters;
    return kind.startsWith("@")
      ? { "@value": characters, "@language": kind.slice(1) }
      : { "@value": characters, "@type": named(kind) };
  };
  const graph = bySubject(triples).map(([subject, predicates]) => {
    /** @type {Record<string, unknown>} */
    const item = { "@id": named(subject) };
    for (const [predicate, objects] of predicates) {
      const types = objects.filter((object) => typeof object === "string").map(named);
      const isType = shorten(predicate) === "rdf:type" && types.length === objects.length;
      const values = isType ? types : objects.map(term);
      item[isType ? "@type" : named(predicate)] = values.length === 1 ? values[0] : values;
    }
    return item;
  });
  /** @type {Record<string, unknown>} */
  const context = { "@version": 1.1 };
  for (const prefix of Object.keys(used).sort()) context[prefix] = { "@id": used[prefix], "@prefix": true };
  return `${JSON.stringify({ "@context": context, "@graph": graph }, null, 1)}\n`;
}
