// Which documents hold which words: what they say is not gone through for every word that is looked for.

/** A word of so many letters only begins others; longer ones are found within them. */
export const SHORT = 2;

/**
 * The place of the first of sorted words that is not before a word.
 *
 * @param {string[]} sorted
 * @param {string} word
 */
export function placeOf(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The documents by the words that they hold: `isKnown` tells whether any holds a word, `all` gives the places of those
 * that hold all the words.
 *
 * @param {string[]} wholes all texts of each document, folded
 */
export function holders(wholes) {
  /** @type {Map<string, number>} */
  const numbers = new Map(); // of the words, and then of each document
  /** @type {number[]} */
  const said = [];
  const ends = wholes.map((whole) => {
    for (const word of new Set(whole.split(/[ \n]+/))) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      said.push(number);
    }
    return said.length;
  });
  // in the order of the words, so that those that begin alike lie together; all in few large arrays, which the browser
  // does not go through each time it looks for memory that is free
  const sorted = [...numbers.keys()].sort();
  const orderOf = new Int32Array(sorted.length);
  sorted.forEach((word, order) => (orderOf[numbers.get(word) ?? 0] = order));
  const bounds = new Int32Array(sorted.length + 1); // of the places of each word
  said.forEach((number) => (bounds[orderOf[number] + 1] += 1));
  for (let order = 0; order < sorted.length; order += 1) bounds[order + 1] += bounds[order];
  const [places, free] = [new Int32Array(said.length), bounds.slice()];
  ends.forEach((end, place) => {
    for (let at = ends[place - 1] ?? 0; at < end; at += 1) places[free[orderOf[said[at]]]++] = place;
  });
  const joined = `${sorted.join("\n")}\n`;
  const starts = new Int32Array(sorted.length + 1); // of each word in it
  sorted.forEach((word, order) => (starts[order + 1] = starts[order] + word.length + 1));

  /**
   * The orders of the words that hold one.
   *
   * @param {string} word
   */
  function* holding(word) {
    if (word.length <= SHORT) {
      for (let order = placeOf(sorted, word); sorted[order]?.startsWith(word); order += 1) yield order;
      return;
    }
    let next = 0; // of the order
    for (let at = joined.indexOf(word); at >= 0; at = joined.indexOf(word, starts[next])) {
      while (starts[next] <= at) next += 1;
      yield next - 1;
    }
  }

  const held = new Uint8Array(wholes.length); // how many of the words each document was found to hold

  /** @param {string} word */
  const isKnown = (word) => joined.includes(word);

  /**
   * @param {string[]} words different ones
   * @param {number} most
   */
  function all(words, most) {
    held.fill(0);
    const some = words.slice(0, 255);
    some.forEach((word, before) => {
      for (const order of holding(word))
        for (let at = bounds[order]; at < bounds[order + 1]; at += 1) {
          if (held[places[at]] === before) held[places[at]] += 1;
        }
    });
    const found = [];
    for (let place = held.indexOf(some.length); place >= 0 && found.length < most; ) {
      found.push(place);
      place = held.indexOf(some.length, place + 1);
    }
    return found;
  }
  return { isKnown, all };
}
