// The address that carries a query: after “?” where it is short, else after “#”, which no server sees or limits.

const LONGEST_LINK = 1500; // characters of an address that any server and messenger takes

/**
 * The query that an address carries; null where it carries none. The fragment counts before the search.
 *
 * @param {{ hash: string, search: string }} place
 */
export function queryIn({ hash, search }) {
  for (const part of [hash.replace(/^#/, ""), search]) {
    const query = new URLSearchParams(part).get("query");
    if (query !== null) return query;
  }
  return null;
}

/**
 * The address of the page with a query in its fragment: what the page makes its own address.
 *
 * @param {string} path
 * @param {string} query
 */
export function ownAddress(path, query) {
  return `${path}#${new URLSearchParams({ query })}`;
}

/**
 * The address to share.
 *
 * @param {{ origin: string, pathname: string }} place
 * @param {string} query
 */
export function linkTo({ origin, pathname }, query) {
  const short = `${origin}${pathname}?${new URLSearchParams({ query })}`;
  return short.length <= LONGEST_LINK ? short : origin + ownAddress(pathname, query);
}
