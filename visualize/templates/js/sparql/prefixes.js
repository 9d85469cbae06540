// Prefixes of a query: which it declares, which it uses, and what to put at its top.

import { tokensOf } from "./lexer.js";

/**
 * The prefixes that a query declares, and those that it uses, each in order.
 *
 * @param {string} text
 */
function prefixesIn(text) {
  const [declared, used] = [new Set(), new Set()];
  let last = "";
  for (const { kind, text: word } of tokensOf(text)) {
    if (kind === "space" || kind === "comment") continue;
    if (kind === "name") (last === "prefix" ? declared : used).add(word.slice(0, word.indexOf(":")));
    last = kind === "keyword" ? word.toLowerCase() : "";
  }
  return { declared, used };
}

/**
 * The query with the prefixes at its top that it uses and does not declare, of those known; and which they are.
 *
 * @param {string} text
 * @param {Record<string, string>} prefixes
 */
export function declare(text, prefixes) {
  const { declared, used } = prefixesIn(text);
  const added = [...used].filter((prefix) => !declared.has(prefix) && Object.hasOwn(prefixes, prefix)).sort();
  return { added, head: added.map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>\n`).join("") };
}

/**
 * The IRI of a CURIE with a known prefix, or of an IRI with or without angle brackets; null for anything else.
 *
 * @param {string} text
 * @param {Record<string, string>} prefixes
 */
export function expanded(text, prefixes) {
  const bare = text.trim().replace(/^<(.*)>$/s, "$1");
  const colon = bare.indexOf(":");
  const prefix = bare.slice(0, colon);
  if (colon < 0 || /[\x00-\x20<>"{}|\\^`]/.test(bare)) return null;
  if (Object.hasOwn(prefixes, prefix) && !bare.startsWith("//", colon + 1))
    return prefixes[prefix] + bare.slice(colon + 1);
  return /^[A-Za-z][A-Za-z0-9+.-]*:./.test(bare) ? bare : null;
}
