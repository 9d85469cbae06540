// Numbers and times in words.

/**
 * “1 row”, “2 rows”.
 *
 * @param {number} number
 * @param {string} word
 */
export function counted(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

/**
 * Milliseconds as seconds: “0.02 s”, “3.4 s”.
 *
 * @param {number} time
 */
export function seconds(time) {
  return `${(time / 1000).toFixed(time < 1000 ? 2 : 1)} s`;
}
