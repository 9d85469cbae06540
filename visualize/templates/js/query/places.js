// Where an IRI leads: ours to the same path of this server and to the explorer, those of the web outward, others
// nowhere.

const IN_EXPLORER = /^(?:concept\/|lems\/[^/]+\/(?!(?:span|unit|section|reference|agent)\/)).+/;

/**
 * {own, outward, explorer}: addresses, or null. `base` begins our IRIs, `root` the paths of this server; `name` is how
 * the explorer calls this one.
 *
 * What follows the base must begin like a name: “//host” would lead to another server.
 *
 * @param {string} iri
 * @param {string} base
 * @param {string} root
 * @param {string} name
 */
export function placesOf(iri, base, root, name) {
  const rest = iri.startsWith(base) ? iri.slice(base.length) : null;
  if (rest !== null && (rest === "" || /^[A-Za-z0-9]/.test(rest))) {
    return {
      own: `${root}${rest}`,
      outward: null,
      explorer: IN_EXPLORER.test(rest)
        ? `${root}#${encodeURIComponent(name).replace(/%(3A|2F)/gi, decodeURIComponent)}`
        : null,
    };
  }
  return { own: null, outward: /^https?:\/\/[^/]/i.test(iri) ? iri : null, explorer: null };
}
