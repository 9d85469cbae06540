// What keys, mouse and fingers do, in a dialog.

import { page } from "../base/data.js";
import { byId, make } from "../base/dom.js";

/** @type {[string, [string, string][]][]} */
const HELP = [
  [
    "Mouse and touch",
    [
      ["Click", "a concept or an arrow: its card; the words of a bundle (▸): its single arrows"],
      ["Double click", "a concept: its neighbours; the concept in the middle: all its arrows"],
      ["Drag, wheel, pinch", "move a concept or the picture, zoom"],
      ["⤢", "everything back in its place, and all in sight"],
    ],
  ],
  [
    "Keys anywhere",
    [
      ["/", "search"],
      ["?", "this help"],
      ["Esc", "close, or deselect"],
      ["Tab", "to the next part of the page; the picture is one"],
    ],
  ],
  [
    "Keys in the picture",
    [
      ["← ↑ → ↓", "to the neighbour in that direction"],
      ["[ ]", "through the arrows of a concept, each read out"],
      ["Enter", "select it"],
      ["n", "what is around it, and back"],
      ["e", "bring in hidden neighbours; open or gather its arrows"],
      ["+ −", "zoom"],
      ["0", "everything back in its place, and all in sight"],
      ["Shift ← ↑ → ↓", "move the picture"],
    ],
  ],
];

/** @type {HTMLDialogElement | null} */
let dialog = null;

/** @param {string} keys */
function keyed(keys) {
  return keys.split(" ").flatMap((key, at) => [at ? " " : "", make("kbd", {}, key)]);
}

function made() {
  /** @type {HTMLDialogElement} */
  const found = make(
    "dialog",
    {
      id: "help",
      class: "help",
      "aria-labelledby": "help-heading",
      click: (event) => event.target === found && found.close(),
    },
    make(
      "div",
      {},
      make(
        "div",
        { class: "head" },
        make("h2", { id: "help-heading" }, "Keys, mouse and touch"),
        make("button", { type: "button", "aria-label": "Close the help", click: () => found.close() }, "✕"),
      ),
      ...HELP.flatMap(([heading, lines], number) => [
        make("h3", {}, heading),
        make(
          "dl",
          {},
          ...lines.map(([keys, what]) =>
            make("div", {}, make("dt", {}, ...(number ? keyed(keys) : [keys])), make("dd", {}, what)),
          ),
        ),
      ]),
      page.isPlain ? null : make("p", { class: "plain" }, "Every claim is also in the view Table."),
    ),
  );
  document.body.append(found);
  return found;
}

export function openHelp() {
  dialog = dialog || made();
  if (!dialog.open) dialog.showModal();
}

export function startHelp() {
  byId("help-open").addEventListener("click", openHelp);
}
