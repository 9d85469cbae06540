// Where an IRI leads: to its page on this server, to the explorer where that draws it, those of the web outward.

const IN_EXPLORER = /^(?:concept\/|(?!graph\/)[^/]+\/[^/]+\/(?!(?:span|unit|section|reference|agent)\/)).+/;

/**
 * {own, outward, explorer}: addresses, or null. `base` begins our IRIs, `root` the paths of this server; `name` is how
 * the explorer calls this one. Of other IRIs it draws those that `isDrawn` tells.
 *
 * What follows the base must begin like a name: “//host” would lead to another server.
 *
 * @param {string} iri
 * @param {string} base
 * @param {string} root
 * @param {string} name
 * @param {boolean} [isDrawn]
 */
export function placesOf(iri, base, root, name, isDrawn = false) {
  const inExplorer = `${root}#${encodeURIComponent(name).replace(/%(3A|2F)/gi, decodeURIComponent)}`;
  const rest = iri.startsWith(base) ? iri.slice(base.length) : null;
  if (rest !== null && (rest === "" || /^[A-Za-z0-9]/.test(rest))) {
    return {
      own: `${root}${rest}`,
      outward: null,
      explorer: IN_EXPLORER.test(rest) ? inExplorer : null,
    };
  }
  return {
    own: `${root}resource?iri=${encodeURIComponent(iri)}`,
    outward: /^https?:\/\/[^/]/i.test(iri) ? iri : null,
    explorer: isDrawn ? inExplorer : null,
  };
}
