// The visible text of an HTML page, one block a line, with what the markup says of each line; the twin of
// kg/entry/html.py. It reads the page as text: no element is made of it, nothing in it can run or load.

import { required } from "../base/group.js";
import { BLANK_CLASS, stripBlanks } from "../base/characters.js";

/** @import { MarkupListener } from "./types.js" */

const HIDDEN_TAGS = new Set("script style template noscript svg head select".split(" "));
const VOID_TAGS = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const INLINE_TAGS = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data dfn em font i kbd label mark q s samp small span strong sub sup " +
    "time tt u var wbr"
  ).split(" "),
);
const TAG_NAME = /<\/?([a-z][^\t\n\r\f />\0]*)/iy;
const TAG_ATTRIBUTE = /([\s/]*)([^\s/>=]*)(?:\s*=\s*(["']?))?/y;
const MANY_BLANKS = new RegExp(`[${BLANK_CLASS}]+`, "g");
const ENTITY = /&(?:#(\d+);?|#x([\da-f]+);?|[a-z][a-z\d]{0,31};?)/gi;

/**
 * Named entities of a text with their characters, by the browser's own table: nothing but letters and digits is parsed.
 *
 * @param {string} html
 */
function namedCharacters(html) {
  const names = [...new Set(html.match(/&[a-z][a-z\d]{0,31};?/gi) || [])];
  const { body } = new DOMParser().parseFromString(`x ${names.join(" ")}`, "text/html");
  const characters = body.textContent.split(" ");
  return new Map(names.map((name, index) => [name, characters[index + 1]]));
}

/** @param {number} code */
function numberedCharacter(code) {
  if (code >= 0x80 && code <= 0x9f) return new TextDecoder("windows-1252").decode(Uint8Array.of(code));
  if (code === 0 || (code >= 0xd800 && code <= 0xdfff) || !(code <= 0x10ffff)) return "\ufffd";
  const isNone =
    (code < 32 && !(code >= 9 && code <= 13 && code !== 11)) ||
    code === 127 ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code & 0xfffe) === 0xfffe;
  return isNone ? "" : String.fromCodePoint(code);
}

/**
 * @param {string} text
 * @param {Map<string, string>} named
 */
function unescapeText(text, named) {
  return text.replace(ENTITY, (entity, decimal, hex) =>
    decimal || hex ? numberedCharacter(parseInt(decimal || hex, decimal ? 10 : 16)) : named.get(entity) || entity,
  );
}

/**
 * The end of a start tag whose name ends at `start`: -1 where the text ends first.
 *
 * @param {string} html
 * @param {number} start
 */
function readTag(html, start) {
  let at = start;
  const tag = { end: -1, isHidden: false, isClosed: false };
  while (at < html.length) {
    TAG_ATTRIBUTE.lastIndex = at;
    const [whole, gap, name, quote] = required(TAG_ATTRIBUTE.exec(html));
    at += whole.length;
    tag.isHidden ||= name.toLowerCase() === "hidden";
    if (quote) {
      at = html.indexOf(quote, at) + 1;
      if (!at) return tag;
    } else if (quote === "") {
      while (at < html.length && !/[\s>]/.test(html[at])) at++;
    }
    if (html[at] === ">") return { ...tag, end: at + 1, isClosed: !name && quote === undefined && gap.endsWith("/") };
  }
  return tag;
}

/**
 * What a page is made of, in order: onText(text), onStart(tag name, is hidden), onEnd(tag name).
 *
 * @param {string} html
 * @param {MarkupListener} listener
 */
function readMarkup(html, { onText, onStart, onEnd }) {
  const named = namedCharacters(html);
  let at = 0;
  /**
   * @param {string} mark
   * @param {number} from
   */
  const skipTo = (mark, from) => {
    const place = html.indexOf(mark, from);
    at = place < 0 ? html.length : place + mark.length;
  };
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const end = next < 0 ? html.length : next;
    if (end > at) onText(unescapeText(html.slice(at, end), named));
    at = end;
    if (next < 0) return;
    TAG_NAME.lastIndex = at;
    const match = TAG_NAME.exec(html);
    if (html.startsWith("<!--", at)) {
      skipTo("-->", at + 2);
    } else if (match && html[at + 1] === "/") {
      skipTo(">", at + match[0].length);
      onEnd(match[1].toLowerCase());
    } else if (match) {
      const name = match[1].toLowerCase();
      const tag = readTag(html, at + match[0].length);
      if (tag.end < 0) return;
      at = tag.end;
      onStart(name, tag.isHidden);
      if (tag.isClosed) {
        onEnd(name);
      } else if (name === "script" || name === "style") {
        const close = new RegExp(`</${name}[\\s/>]`, "gi");
        close.lastIndex = at;
        at = (close.exec(html) || { index: html.length }).index;
      }
    } else if (/[!?/]/.test(html[at + 1] || "")) {
      skipTo(">", at + 2);
    } else {
      onText("<");
      at += 1;
    }
  }
}

/**
 * The text, one block a line with a blank line before it; roles: Map from where a line starts to "heading", "item" or
 * "".
 *
 * @param {string} html
 */
export function visibleLines(html) {
  /** @type {[string, string][]} */
  const blocks = [];
  /** @type {string[]} */
  const hidden = [];
  /** @type {string[]} */
  let pieces = [];
  let role = "";
  let items = 0;
  const finish = () => {
    const text = stripBlanks(pieces.join("").replace(MANY_BLANKS, " "));
    if (text) blocks.push([role, text]);
    pieces = [];
  };
  readMarkup(html, {
    onText: (text) => {
      if (!hidden.length) pieces.push(text);
    },
    onStart: (name, isHidden) => {
      if (name === "body") hidden.length = 0; // a head may be left open
      if (HIDDEN_TAGS.has(name) || (isHidden && !VOID_TAGS.has(name))) {
        hidden.push(name);
      } else if (name === "br") {
        pieces.push(" ");
      } else if (!INLINE_TAGS.has(name)) {
        finish();
        if (name === "li") items += 1;
        role = name === "h1" || name === "h2" ? "heading" : items ? "item" : "";
      }
    },
    onEnd: (name) => {
      const place = hidden.lastIndexOf(name);
      if (place >= 0) {
        hidden.length = place;
      } else if (!INLINE_TAGS.has(name) && !HIDDEN_TAGS.has(name) && name !== "br") {
        finish();
        if (name === "li") items = Math.max(0, items - 1);
        role = items ? "item" : "";
      }
    },
  });
  finish();
  /** @type {Map<number, string>} */
  const roles = new Map();
  let at = 0;
  for (const [kind, text] of blocks) {
    roles.set(at, kind);
    at += text.length + 2;
  }
  return { text: blocks.map(([, text]) => text).join("\n\n"), roles };
}
