// The editor: a text area, and behind it the same text in colours with line numbers. Every change can be undone.

import { byId, findIn, make } from "../base/dom.js";
import { bracketsAt, tokensOf } from "../sparql/lexer.js";
import { closing, indentation, lineBreak } from "../sparql/indent.js";

/** @import { TextChange, Token } from "../base/types.js" */

const MOST_COLOURED = 100_000; // characters; longer texts stay plain
const MOST_UNDONE = 300; // lines that are put in so that they can be undone: Chromium takes each by itself

const area = byId("query", HTMLTextAreaElement);
const sheetOf = byId("editor");
const GUTTER = 64; // pixels of the line numbers
const [gutter, ink] = [findIn(sheetOf, ".gutter"), findIn(sheetOf, ".ink")];
/** @type {((isByHand: boolean) => unknown)[]} */
const listeners = [];
/** @type {{ key: string, element: HTMLElement }[]} */
const rows = []; // {key, element} of each line
let marked = 0; // line with an error, from 1
let isLeaving = false; // Escape was pressed: Tab goes on
let isOwn = false; // a change by the page, not by hand

export const editorField = area;

/**
 * Call a function after each change of the text, with whether a hand made it.
 *
 * @param {(isByHand: boolean) => unknown} listener
 */
export function onEdit(listener) {
  listeners.push(listener);
}

export function queryText() {
  return area.value;
}

/**
 * The tokens of each line, as [kind, text].
 *
 * @param {Token[]} tokens
 * @param {number[] | null} pair
 */
function linesOf(tokens, pair) {
  /** @type {[string, string][][]} */
  const lines = [[]];
  for (const { kind, text, start } of tokens) {
    text.split("\n").forEach((part, at) => {
      if (at) lines.push([]);
      if (part) lines[lines.length - 1].push([pair?.includes(start) ? "pair" : kind, part]);
    });
  }
  return lines;
}

/** Draw the lines that have changed. */
function draw() {
  const text = area.value;
  const isLong = text.length > MOST_COLOURED;
  /** @type {Token[]} */
  const tokens = isLong ? [{ kind: "space", text, start: 0 }] : tokensOf(text);
  const isCaret = document.activeElement === area && area.selectionStart === area.selectionEnd;
  const lines = linesOf(tokens, isCaret && !isLong ? bracketsAt(tokens, area.selectionStart) : null);
  const keys = lines.map((line) => line.map((part) => part.join("\t")).join("\n"));
  let head = 0;
  while (head < keys.length && head < rows.length && rows[head].key === keys[head]) head += 1;
  let tail = 0;
  while (
    tail < keys.length - head &&
    tail < rows.length - head &&
    rows[rows.length - 1 - tail].key === keys[keys.length - 1 - tail]
  )
    tail += 1;
  const fresh = keys.slice(head, keys.length - tail).map((key, at) => ({
    key,
    element: make(
      "div",
      { class: "row" },
      ...lines[head + at].map(([kind, part]) => (kind === "space" ? part : make("span", { class: `t-${kind}` }, part))),
    ),
  }));
  const old = rows.splice(head, rows.length - tail - head, ...fresh);
  for (const { element } of old) element.remove();
  const next = rows[head + fresh.length]?.element || null;
  for (const { element } of fresh) ink.insertBefore(element, next);
  if (old.length !== fresh.length) gutter.textContent = rows.map((_, at) => at + 1).join("\n");
}

/**
 * The box of a place in the text, in the window.
 *
 * @param {number} place
 */
export function boxAt(place) {
  const before = area.value.slice(0, place);
  const line = before.split("\n").length - 1;
  let rest = before.length - before.lastIndexOf("\n") - 1;
  const { element } = rows[line];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (rest <= node.length) {
      const range = document.createRange();
      range.setStart(node, rest);
      range.setEnd(node, rest);
      return range.getBoundingClientRect();
    }
    rest -= node.length;
  }
  const box = element.getBoundingClientRect();
  const left = box.left + Number.parseFloat(getComputedStyle(element).paddingLeft);
  return new DOMRect(left, box.top, 0, box.height);
}

/**
 * Scroll so that a place is seen.
 *
 * @param {number} place
 */
function reveal(place) {
  const box = boxAt(place);
  const sheet = sheetOf.getBoundingClientRect();
  if (box.bottom > sheet.bottom - 20) sheetOf.scrollTop += box.bottom - sheet.bottom + 24;
  if (box.top < sheet.top) sheetOf.scrollTop -= sheet.top - box.top + 4;
  if (box.right > sheet.right - 24) sheetOf.scrollLeft += box.right - sheet.right + 48;
  if (box.left < sheet.left + GUTTER) sheetOf.scrollLeft -= sheet.left + GUTTER - box.left;
}

/**
 * The text has changed.
 *
 * @param {boolean} isByHand
 */
function tell(isByHand) {
  unmarkLine();
  draw();
  for (const listener of listeners) listener(isByHand);
}

/**
 * Change a part of the text as if typed, so that it can be undone: {start, end, insert, caret, until}.
 *
 * @param {{ start: number, end: number, insert: string, caret?: number, until?: number }} change
 */
export function edit({ start, end, insert, caret, until }) {
  const before = document.activeElement;
  isOwn = true;
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const isSame = insert === area.value.slice(start, end);
  const isShort = insert.split("\n").length <= MOST_UNDONE;
  if (!isSame && !(isShort && document.execCommand(insert ? "insertText" : "delete", false, insert)))
    area.setRangeText(insert, start, end, "end");
  if (caret !== undefined) area.setSelectionRange(caret, until ?? caret);
  isOwn = false;
  if (before instanceof HTMLElement && before !== area && before !== document.body)
    before.focus({ preventScroll: true });
  else if (before !== area) area.blur();
  tell(false);
}

/**
 * Put a whole query in place of the text; its beginning is seen.
 *
 * @param {string} text
 */
export function replaceQuery(text) {
  edit({ start: 0, end: area.value.length, insert: text, caret: 0 });
  sheetOf.scrollTo(0, 0);
}

/**
 * Put declarations at the top; the caret stays with its text.
 *
 * @param {string} head
 */
export function putOnTop(head) {
  const [start, end] = [area.selectionStart, area.selectionEnd];
  edit({ start: 0, end: 0, insert: head, caret: start + head.length, until: end + head.length });
}

/**
 * Mark a line (from 1) as wrong.
 *
 * @param {number} line
 */
export function markLine(line) {
  unmarkLine();
  if (!rows[line - 1]) return;
  marked = line;
  rows[line - 1].element.classList.add("wrong");
  area.setAttribute("aria-invalid", "true");
}

export function unmarkLine() {
  rows[marked - 1]?.element.classList.remove("wrong");
  marked = 0;
  area.removeAttribute("aria-invalid");
}

/**
 * Go to a place in the text.
 *
 * @param {number} place
 */
export function goToPlace(place) {
  area.focus();
  area.setSelectionRange(place, place);
  reveal(place);
  draw();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const [start, end] = [area.selectionStart, area.selectionEnd];
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  /** @type {TextChange | null} */
  let change = null;
  if (event.key === "Escape") isLeaving = true;
  else if (event.key === "Tab" && isPlain) {
    if (!isLeaving) change = indentation(area.value, start, end, event.shiftKey);
  } else if (event.key !== "Shift") isLeaving = false;
  if (event.key === "Enter" && isPlain && !event.shiftKey) change = lineBreak(area.value, start, end);
  if (event.key === "}") change = closing(area.value, start, end);
  if (!change) return;
  event.preventDefault();
  edit(change);
  reveal(area.selectionStart);
}

export function startEditor() {
  area.addEventListener("input", () => isOwn || tell(true));
  area.addEventListener("keydown", onKey);
  area.addEventListener("focus", () => {
    isLeaving = false;
  });
  area.addEventListener("blur", () => draw());
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== area || isOwn) return;
    draw();
    if (area.selectionStart === area.selectionEnd) reveal(area.selectionEnd);
  });
  draw();
}
