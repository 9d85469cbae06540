// Completion in the editor: suggestions at the caret while one types, or when asked for with Ctrl+Space.

import { required } from "../base/group.js";
import { announce, byId } from "../base/dom.js";
import { completionsAt } from "../sparql/complete.js";
import { boxAt, edit, editorField, onEdit, queryText } from "./editor.js";
import { graph } from "./graph.js";
import { suggestionList } from "./list.js";

/** @import { Suggestion } from "../base/types.js" */

const WIDTH = 380; // pixels of the list at most, as in its style

let span = { from: 0, to: 0 }; // what a suggestion replaces

/** @param {Suggestion} item */
function insertTaken({ insert, kind }) {
  const rest = /^\s/.test(queryText().slice(span.to)) || kind === "prefix" || /\n$/.test(insert) ? "" : " ";
  const isFunction = kind === "keyword" && /^[A-Z_0-9]+$/.test(insert) && queryText()[span.to] === "(";
  const text = insert + (isFunction ? "" : rest);
  edit({ start: span.from, end: span.to, insert: text, caret: span.from + text.length });
}

/**
 * Put the list under the caret, or above it where there is more room.
 *
 * @param {HTMLElement} list
 */
function place(list) {
  const caret = boxAt(span.from);
  const frame = required(list.offsetParent).getBoundingClientRect();
  const left = Math.max(
    4,
    Math.min(caret.left, document.documentElement.clientWidth - Math.min(WIDTH, list.offsetWidth) - 8) - frame.left,
  );
  const isAbove = caret.bottom + list.offsetHeight + 8 > window.innerHeight && caret.top > list.offsetHeight;
  list.style.left = `${left}px`;
  list.style.top = `${(isAbove ? caret.top - list.offsetHeight - 4 : caret.bottom + 4) - frame.top}px`;
}

export function startCompletion() {
  const list = suggestionList(editorField, { id: "completions", label: "Suggestions", pick: insertTaken });
  editorField.closest(".ask")?.append(list.element);
  /** @param {boolean} isAsked */
  const suggest = (isAsked) => {
    if (editorField.selectionStart !== editorField.selectionEnd) {
      list.hide();
      return;
    }
    const found = completionsAt(queryText(), editorField.selectionStart, graph, { isAsked });
    span = found;
    list.show(found.items, isAsked);
    if (list.isOpen()) place(list.element);
    else if (isAsked) announce("No suggestions here.");
  };
  onEdit((isByHand) => (isByHand ? suggest(false) : list.hide()));
  editorField.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing) return;
      if (event.key === " " && event.ctrlKey) {
        event.preventDefault();
        suggest(true);
      } else if (
        !list.onKey(event) &&
        ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"].includes(event.key)
      )
        list.hide();
    },
    { capture: true },
  );
  editorField.addEventListener("pointerdown", list.hide);
  byId("editor").addEventListener("scroll", list.hide);
}
