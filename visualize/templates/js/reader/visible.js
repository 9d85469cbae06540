// The visible text of an entry in any form: plain text as it is, that of Markdown and of a page without its marks; the
// twin of kg/entry/visible.py.

import { BLANK_CLASS } from "../base/characters.js";
import { visibleLines } from "./markup.js";
import { isMarkdown, markdownHtml } from "./markdown.js";

/** @import { MarkdownRules } from "./types.js" */

const PAGE_START = new RegExp(`<(?:!doctype[${BLANK_CLASS}]+html|html|head|body)(?![\\p{L}\\p{N}_])`, "iuy");
const BLANK_RUN = new RegExp(`[${BLANK_CLASS}]*`, "y");

/**
 * @param {string} text
 * @param {number} at
 */
export const afterBlanks = (text, at) => {
  BLANK_RUN.lastIndex = at;
  return at + (BLANK_RUN.exec(text)?.[0].length || 0);
};

/**
 * Whether a text is an HTML page: it begins with one of the tags of a page, comments aside.
 *
 * @param {string} text
 */
function isPage(text) {
  let at = afterBlanks(text, 0);
  while (text.startsWith("<!--", at)) {
    const end = text.indexOf("-->", at + 4);
    if (end < 0) return false;
    at = afterBlanks(text, end + 3);
  }
  PAGE_START.lastIndex = at;
  return PAGE_START.test(text);
}

/**
 * The text of an entry that a reader sees, with what the markup says of the line that starts at each offset.
 *
 * @param {string} text
 * @param {string} name
 * @param {MarkdownRules} rules
 * @returns {{ text: string, roles?: Map<number, string> }}
 */
export function visibleText(text, name, rules) {
  if (/.\.(x?html|htm)$/i.test(name) || isPage(text)) return visibleLines(text);
  if (/.\.(md|markdown)$/i.test(name) || isMarkdown(text, rules)) return visibleLines(markdownHtml(text, rules));
  return { text };
}
