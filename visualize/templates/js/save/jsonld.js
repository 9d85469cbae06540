// Triples as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/).

import { bySubject, shortener } from "../base/names.js";

/** The text of the file. */
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
  const named = (iri) => shorten(iri) || iri;
  const term = (value) => {
    if (typeof value === "string") return { "@id": named(value) };
    const [characters, kind] = value;
    if (!kind) return characters;
    return kind.startsWith("@")
      ? { "@value": characters, "@language": kind.slice(1) }
      : { "@value": characters, "@type": named(kind) };
  };
  const graph = bySubject(triples).map(([subject, predicates]) => {
    const item = { "@id": named(subject) };
    for (const [predicate, objects] of predicates) {
      const isType = shorten(predicate) === "rdf:type" && objects.every((object) => typeof object === "string");
      const values = objects.map((object) => (isType ? named(object) : term(object)));
      item[isType ? "@type" : named(predicate)] = values.length === 1 ? values[0] : values;
    }
    return item;
  });
  const context = { "@version": 1.1 };
  for (const prefix of Object.keys(used).sort()) context[prefix] = { "@id": used[prefix], "@prefix": true };
  return `${JSON.stringify({ "@context": context, "@graph": graph }, null, 1)}\n`;
}
