// Names of RDF: IRIs shortened to CURIEs where a prefix fits and every reader of Turtle would take it.

const LOCAL_NAME = /^[A-Za-z0-9_](?:[\w.-]*[\w-])?$/;

/** `shorten(iri)`: the CURIE, or null where none fits; `used`: the prefixes of those given so far. */
export function shortener(prefixes) {
  const spaces = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  const known = new Map();
  const used = {};
  const find = (iri) => {
    const [prefix, space] =
      spaces.find(([, start]) => iri.startsWith(start) && LOCAL_NAME.test(iri.slice(start.length))) || [];
    if (!prefix) return null;
    used[prefix] = space;
    return `${prefix}:${iri.slice(space.length)}`;
  };
  const shorten = (iri) => {
    if (!known.has(iri)) known.set(iri, find(iri));
    return known.get(iri);
  };
  return { shorten, used };
}

/** Whether a claim is a plain triple: it has no name of its own, so its id is its three parts. */
export function isTriple({ id }) {
  return id.includes(" ");
}

/**
 * Triples by subject, then by predicate, in the order of their first appearance: [[subject, [[predicate, [object, …]],
 * …]], …].
 */
export function bySubject(triples) {
  const subjects = new Map();
  for (const [subject, predicate, object] of triples) {
    if (!subjects.has(subject)) subjects.set(subject, new Map());
    const predicates = subjects.get(subject);
    if (!predicates.has(predicate)) predicates.set(predicate, []);
    predicates.get(predicate).push(object);
  }
  return [...subjects].map(([subject, predicates]) => [subject, [...predicates]]);
}
