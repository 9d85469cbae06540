// Markdown as HTML, out of which markup.js takes the visible text; the twin of kg/entry/markdown.py.

import { escapeText, inlineHtml, labelOf, matchAt, tagsOnly } from "./inline.js";

/** @import { MarkdownRules } from "./types.js" */

const MOST = 30; // lists and quotations in one another

/** @param {string} text */
const strip = (text) => text.replace(/^ +|(?<! ) +$/g, "");

/** @param {string} text */
const collapse = (text) => strip(text).replace(/ +/g, " ");

/** @param {string} line */
const indentOf = (line) => line.search(/[^ ]|$/);

/**
 * Whether a line is a thematic break: three signs or more of one kind, and nothing else.
 *
 * @param {string} line
 */
const isRule = (line) => /^([*_-])\1\1+$/.test(line.replaceAll(" ", ""));

/** @param {string} line */
function withoutTabs(line) {
  let added = 0;
  return line.replace(/\t/g, (_, at) => {
    const blanks = 4 - ((at + added) % 4);
    added += blanks - 1;
    return " ".repeat(blanks);
  });
}

/**
 * How many lines of a document are data about it, and the title that they tell.
 *
 * @param {string[]} lines
 * @param {MarkdownRules} rules
 * @returns {[number, string]}
 */
function frontMatter(lines, { keysEnd, key, title }) {
  if (lines[0][0] !== "-" || !matchAt(keysEnd, lines[0]) || !matchAt(key, lines[1] || "")) return [0, ""];
  const end = lines.findIndex((line, at) => at && matchAt(keysEnd, line));
  if (end < 0) return [0, ""];
  const named = lines.slice(1, end).find((line) => matchAt(title, strip(line)));
  return [end + 1, named ? matchAt(title, strip(named))?.[2] || "" : ""];
}

/**
 * Whether a text is Markdown by what no plain entry has: it begins with a heading after “#”, and has another.
 *
 * @param {string} text
 * @param {MarkdownRules} rules
 */
export function isMarkdown(text, rules) {
  const lines = text.split(rules.lineEnd);
  const [first, ...others] = lines.slice(frontMatter(lines, rules)[0]).filter((line) => /[^ \t]/.test(line));
  if (!first || !matchAt(rules.atx, first)) return false;
  return others.some((line) => matchAt(rules.atx, line) || matchAt(rules.underline, line));
}

/**
 * The blocks of a document, each a tag with Markdown in it, and the labels of links; as in Python, its lines are read
 * one by one, and each closes those that it does not go on with.
 *
 * @param {string[]} lines
 * @param {MarkdownRules} rules
 */
function blocksOf(lines, rules) {
  /** @type {[string, string][]} */
  const found = [];
  /** @type {Set<string>} */
  const labels = new Set();
  /** @type {number[]} */
  const open = []; // columns before the text of each item, none for a quotation
  let kind = ""; // the block that is being read: a tag, or markup or table
  /** @type {string[]} */
  let own = []; // its lines
  let fence = ""; // the signs before code
  let columns = 0; // cells of each row

  const finish = (tag = kind) => {
    let text = own.map(collapse).join("\n");
    if (kind === "p") {
      let at = 0;
      for (let match = matchAt(rules.definition, text); match; match = matchAt(rules.definition, text, at)) {
        labels.add(labelOf(match[1]));
        at += match[0].length;
      }
      text = text.slice(at);
    }
    if (tag[0] === "h") text = strip(text.replace(rules.atxEnd, ""));
    if (text) found.push([tag, text]);
    kind = fence = "";
    own = [];
  };
  /** @param {number} depth */
  const close = (depth) => {
    finish();
    while (open.length > depth) if (open.pop()) found.push(["/li", ""]);
  };
  /**
   * @param {string} tag
   * @param {string} line
   * @param {number} depth
   */
  const begin = (tag, line, depth) => {
    close(depth);
    kind = tag;
    own = [line];
  };
  /** @param {string} row */
  const cellsOf = (row) => {
    const cells = strip(row)
      .replace(/^\|/, "")
      .split(rules.cellEnd)
      .map((cell) => collapse(cell).replaceAll("\\|", "|"));
    return cells.length > 1 && !cells[cells.length - 1] ? cells.slice(0, -1) : cells;
  };
  /** @param {string} row */
  const addRow = (row) => {
    for (const cell of cellsOf(row).slice(0, columns)) found.push(["td", cell]);
  };

  /**
   * What of a line stands in the open items and quotations, and in how many of them it is.
   *
   * @param {string} whole
   * @returns {[string, number]}
   */
  const inside = (whole) => {
    let line = whole;
    for (const [depth, width] of open.entries()) {
      const quote = width ? null : matchAt(rules.quote, line);
      if (!quote && !(width && (indentOf(line) >= width || !strip(line)))) return [line, depth];
      line = line.slice(quote ? quote[0].length : width);
    }
    return [line, open.length];
  };
  /**
   * Whether a line belongs to the code or HTML that is being read; the end of a fence does, and ends it.
   *
   * @param {string} line
   */
  const goesOn = (line) => {
    const signs = strip(line);
    if (fence && indentOf(line) < 4 && signs.startsWith(fence) && signs === fence[0].repeat(signs.length)) {
      finish();
      return true;
    }
    const isOn = fence !== "" || (kind === "pre" ? indentOf(line) > 3 : signs !== "");
    if (isOn) own.push(line);
    return isOn;
  };
  /**
   * What follows the sign of a quotation or an item, with the number of blocks around it; null where none is.
   *
   * @param {string} line
   * @param {number} depth
   * @returns {[string, number] | null}
   */
  const container = (line, depth) => {
    if (open.length >= MOST || isRule(line)) return null;
    const quote = matchAt(rules.quote, line);
    const item = quote || matchAt(rules.item, line);
    if (!item) return null;
    let width = item[0].length;
    if (!quote && (width === line.length || item[3].length > 4)) width = item[1].length + 1;
    const rest = line.slice(width);
    const isInText = !quote && kind === "p" && depth === open.length;
    if (isInText && (!strip(rest) || (item[2] || "1") !== "1")) return null;
    close(depth);
    open.push(quote ? 0 : width);
    if (!quote) found.push(["li", ""]);
    return [rest, depth + 1];
  };
  /**
   * Whether a line tells that the paragraph above is a heading, or the last line of it the head of a table.
   *
   * @param {string} line
   */
  const tellsParagraph = (line) => {
    const underline = matchAt(rules.underline, line);
    if (underline) {
      finish(underline[1] ? "h1" : "h2");
      return true;
    }
    const head = own[own.length - 1];
    if (!line.includes("|") || !head.includes("|") || !matchAt(rules.delimiters, strip(line))) return false;
    const { length } = cellsOf(line);
    if (cellsOf(head).length !== length) return false;
    own.pop();
    finish();
    kind = "table";
    columns = length;
    addRow(head);
    return true;
  };
  /**
   * Whether a line is no text of a paragraph, but a block of another kind, which it begins or is.
   *
   * @param {string} line
   * @param {number} depth
   */
  const leaf = (line, depth) => {
    if (indentOf(line) > 3) {
      if (kind === "p") return false;
      begin("pre", line, depth);
      return true;
    }
    const isHere = depth === open.length;
    if (kind === "p" && isHere && tellsParagraph(line)) return true;
    const [heading, code] = [matchAt(rules.atx, line), matchAt(rules.fence, line)];
    const note = matchAt(rules.note, line);
    if (heading) {
      begin(`h${heading[1].length}`, line.slice(heading[0].length), depth);
      finish();
    } else if (code) {
      begin("pre", "", depth);
      fence = code[1];
    } else if (rules.blockTags.has(matchAt(rules.html, line)?.[1].toLowerCase() || "")) {
      begin("markup", line, depth);
    } else if (isRule(line)) {
      close(depth);
    } else if (note) {
      begin("p", line.slice(note[0].length), depth);
    } else if (kind === "table" && isHere) {
      addRow(line);
    } else {
      return false;
    }
    return true;
  };

  for (const whole of lines) {
    let [line, depth] = inside(withoutTabs(whole));
    if (kind === "pre" || kind === "markup") {
      if (depth === open.length && goesOn(line)) continue;
      finish();
    }
    for (let next = container(line, depth); next; next = container(line, depth)) [line, depth] = next;
    if (!strip(line)) close(depth);
    else if (leaf(line, depth)) continue;
    else if (kind === "p") own.push(line);
    else begin("p", line, depth);
  }
  close(0);
  return { found, labels };
}

/**
 * Markdown as HTML that tells headings, items and other blocks apart, and holds nothing but their words.
 *
 * @param {string} markdown
 * @param {MarkdownRules} rules
 */
export function markdownHtml(markdown, rules) {
  const closed = markdown.lastIndexOf("-->") + 3;
  const shown = closed > 2 ? markdown.slice(0, closed).replace(/<!--[^]*?-->/g, "") + markdown.slice(closed) : markdown;
  const lines = shown.replace(rules.script, "").split(rules.lineEnd);
  const [start, title] = frontMatter(lines, rules);
  const { found, labels } = blocksOf(lines.slice(start), rules);
  if (title && found.every(([tag]) => tag !== "h1")) found.unshift(["h1", title]);
  const pieces = found.map(([tag, text]) => {
    if (tag === "markup") return `\n${tagsOnly(text, rules)}`;
    if (tag.endsWith("li")) return `<${tag}>`;
    return `<${tag}>${tag === "pre" ? escapeText(text) : inlineHtml(text, labels, rules)}</${tag}>`;
  });
  return pieces.join("");
}
