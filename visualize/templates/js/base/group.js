// Things by what they have in common.

/**
 * Map from a key to the items that have it, both in the order in which they come.
 *
 * @template T, K
 * @param {Iterable<T>} items
 * @param {(item: T) => K} keyOf
 * @returns {Map<K, T[]>}
 */
export function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) ensure(groups, keyOf(item), () => /** @type {T[]} */ ([])).push(item);
  return groups;
}

/**
 * The value of a key in a map; made and kept when the map has none.
 *
 * @template K, V
 * @param {{ get: (key: K) => V | undefined, set: (key: K, value: V) => unknown }} map
 * @param {K} key
 * @param {() => V} make
 * @returns {V}
 */
export function ensure(map, key, make) {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/**
 * Whether a value is neither null nor undefined: to leave those out of a list.
 *
 * @template T
 * @param {T} value
 * @returns {value is NonNullable<T>}
 */
export function isThere(value) {
  return value !== null && value !== undefined;
}

/**
 * A value that the page cannot do without.
 *
 * @template T
 * @param {T} value
 * @returns {NonNullable<T>}
 */
export function required(value) {
  if (value === null || value === undefined) throw new Error("something that this page needs is missing");
  return value;
}
