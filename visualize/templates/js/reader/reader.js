// The entry beside the graph: a copy that the reader opens, with what the graph says of every sentence of it.

import { gapsOf } from "../base/names.js";
import { groupBy } from "../base/group.js";
import { accountFor } from "./accounts.js";
import { goTo } from "../panels/claims.js";
import { claims, entries, nodes, page } from "../base/data.js";
import { announce, byId, make, words } from "../base/dom.js";
import { MAX_BYTES, readEntry } from "./entry.js";
import { characters, count, say } from "../base/phrases.js";
import { compileRules } from "./rules.js";
import { keyOfText, pointAt, showText } from "./text.js";
import { onChange, state } from "../state/state.js";

/** @import { EntryAccount, Layer, Span } from "../base/types.js" */
/** @import { Account, Copy, Piece, Shown, Spoken } from "./types.js" */

const MILLISECONDS = 20; // milliseconds of work before the page may answer
const LIKE = 0.1; // share of the sentences that even a much altered copy of the entry has

const reader = {
  box: byId("reader"),
  name: make("h2", {}, "The entry’s text"),
  status: make("p", { class: "status" }),
  problem: make("p", { class: "problem", role: "alert" }),
  missing: make("details", { class: "missing", hidden: true }),
  text: make("div", { class: "text" }),
  file: make("input", { type: "file", id: "entry-file", accept: ".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/*" }),
  button: make("button", { type: "button", "aria-expanded": "false", "aria-controls": "reader" }, "The entry’s text"),
};
/** @type {Shown | null} */
let copyShown = null; // the copy and what the graph says of it
let turnNow = 0; // number of the latest file, so that an earlier one that takes longer is dropped

/** @param {string} id */
const sectionKind = (id) => id.slice(id.indexOf(":") + 1).replace(/Section$/, "");

/**
 * All that speaks of an entry: claims and gaps of its layer, and parts that are not clinical.
 *
 * @param {EntryAccount} entry
 */
function recordsOf(entry) {
  /** @param {Layer | null} layer */
  const isOwn = (layer) => !entry.layer || layer?.id === entry.layer;
  /**
   * @param {Spoken["kind"]} kind
   * @param {string} id
   * @param {string} said
   * @param {{ sectionIds: string[], spans: Span[] }} places
   */
  const record = (kind, id, said, { sectionIds, spans }) => ({
    kind,
    id,
    said,
    sections: sectionIds.map(sectionKind),
    spans,
  });
  return [
    ...[...claims.values()]
      .filter(({ spans, layer }) => spans.length && isOwn(layer))
      .map((claim) => record("claim", claim.id, say(claim), claim)),
    ...gapsOf(nodes.values())
      .filter(({ gap }) => isOwn(gap.layer))
      .map((node) => record("gap", node.id, `Lost list: ${node.label}`, node.gap)),
    ...entry.notClinical.map(({ reason, ...span }) =>
      record("not clinical", "", reason, { sectionIds: [], spans: [span] }),
    ),
  ];
}

/**
 * Run a generator to its end, a little at a time; null when another file was chosen meanwhile.
 *
 * @param {Generator<number, Account, void>} steps
 * @param {number} turn
 */
async function runSlowly(steps, turn) {
  for (;;) {
    const until = performance.now() + MILLISECONDS;
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
      reader.status.textContent = `Looking for the sentences: ${Math.round(value * 100)} %`;
    }
    await new Promise((resolve) => setTimeout(resolve));
    if (turn !== turnNow) return null;
  }
}

/**
 * What the graph says of a copy: of its very file, else of the entry of which it holds the most sentences; null when
 * another file was chosen meanwhile.
 *
 * @param {Copy} copy
 * @param {number} turn
 */
async function accountOf(copy, turn) {
  const same = entries.filter(({ sha256 }) => sha256 === copy.sha256);
  let best = null;
  for (const entry of same.length ? same : entries) {
    const found = await runSlowly(accountFor(copy, entry.sha256, recordsOf(entry)), turn);
    if (!found) return null;
    if (!best || placesIn(found) > placesIn(best)) best = found;
  }
  return best;
}

/** @param {Account} account */
const placesIn = ({ pieces }) => pieces.filter(({ place }) => place).length;

/** @param {File} file */
async function openCopy(file) {
  const turn = ++turnNow;
  /** @param {string} problem */
  const fail = (problem) => {
    if (turn !== turnNow) return;
    reader.problem.replaceChildren(words(file.name), ` ${problem}`);
    tellCopy();
  };
  showReader(true);
  reader.problem.replaceChildren();
  if (file.size > MAX_BYTES) return fail("is larger than 2 MB. Save the entry alone.");
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return fail("cannot be read. Choose a text, Markdown or HTML file.");
  }
  if (turn !== turnNow) return undefined;
  try {
    const copy = readEntry(bytes, file.name, compileRules(page.reading));
    const found = await accountOf(copy, turn);
    if (!found) return undefined;
    const sought = sentencesSought(found.pieces);
    if (!found.isSame && sought.length && !sought.some((one) => one.found))
      return fail(
        `is not the entry: none of ${count(sought.length, "sentence")} of it that the graph rests on is there.`,
      );
    copyShown = { name: file.name, copy, ...found };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  reader.name.replaceChildren(words(file.name));
  reader.text.replaceChildren(keyOfText(), ...showText(copyShown));
  tellCopy();
  pointAt(state.selection, copyShown, reader.box);
  announce(reader.status.textContent || "");
  return undefined;
}

/**
 * Sentences that the graph's spans are of, found and not; each once.
 *
 * @param {Piece[]} pieces
 */
function sentencesSought(pieces) {
  return [...groupBy(pieces, (piece) => piece.span.digest).values()].map((own) => {
    const last = own[own.length - 1];
    return { found: Boolean(last.place), moved: last.isElsewhere, pieces: own };
  });
}

/** Tell which copy it is, and what of the graph's evidence is not in it. */
function tellCopy() {
  if (!copyShown) {
    reader.status.replaceChildren();
    return;
  }
  const { isSame, pieces } = copyShown;
  const lost = pieces.filter(({ place }) => !place);
  const all = sentencesSought(pieces);
  const missing = all.filter(({ found }) => !found);
  const moved = all.filter((one) => one.moved).length;
  const again = all.length - missing.length;
  const copy =
    again < all.length * LIKE
      ? "This hardly seems to be the entry"
      : "This is another copy than the one the graph was made from";
  reader.status.textContent = isSame
    ? `This is the very file that the graph was made from: ` +
      `${lost.length ? `${pieces.length - lost.length} of ` : "all "}${count(pieces.length, "span")} ` +
      `${lost.length ? "are" : "of evidence are"} in place.`
    : `${copy}: ${again} of ${count(all.length, "sentence")} found again` +
      `${moved ? `, ${moved} in another section` : ""}.`;
  /** @param {{ pieces: Piece[] }} sentence */
  const row = ({ pieces: own }) => {
    const records = [...new Set(own.flatMap((piece) => piece.records))];
    return make(
      "li",
      {},
      make(
        "p",
        { class: "place" },
        words(
          [...new Set(records.flatMap(({ id }) => (claims.get(id) || nodes.get(id)?.gap)?.sections || []))].join(", "),
        ),
        ` · characters ${characters(own.map(({ span }) => span))} of the graph’s copy`,
      ),
      ...records.map(({ id, said }) => make("p", {}, goTo(id, said))),
    );
  };
  reader.missing.hidden = !missing.length;
  reader.missing.replaceChildren(
    make("summary", {}, `Not in this copy: ${count(missing.length, "sentence")}`),
    make("ul", { class: "says" }, ...missing.map(row)),
  );
}

/** @param {boolean} isOpen */
function showReader(isOpen) {
  reader.box.hidden = !isOpen;
  reader.button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) reader.box.scrollIntoView({ block: "nearest" });
}

function closeReader() {
  showReader(false);
  reader.button.focus();
}

function fillReader() {
  const titles = entries.map(({ title }) => title).filter(Boolean);
  const title = titles.length ? words(titles.join(" or ")) : "the entry";
  reader.file.addEventListener("change", () => {
    if (reader.file.files?.[0]) openCopy(reader.file.files[0]);
  });
  reader.button.addEventListener("click", () => {
    showReader(Boolean(reader.box.hidden));
    if (!reader.box.hidden && !copyShown) reader.file.focus();
  });
  reader.box.replaceChildren(
    make("div", { class: "head" }, reader.name, make("button", { type: "button", click: closeReader }, "Close")),
    make(
      "p",
      { class: "plain" },
      make("label", { for: "entry-file" }, "This page does not hold the entry itself. Open a copy of ", title),
      " (text, Markdown or HTML), or drop it anywhere on the page. It is read here: nothing is uploaded.",
    ),
    reader.file,
    reader.problem,
    reader.status,
    reader.missing,
    reader.text,
  );
}

/** Files may be dropped anywhere on the page. */
function takeDrops() {
  /** @param {DragEvent} event */
  const hasFile = ({ dataTransfer }) => dataTransfer && [...dataTransfer.types].includes("Files");
  /** @param {boolean} isOver */
  const show = (isOver) => document.body.classList.toggle("dropping", isOver);
  window.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    show(true);
  });
  window.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) show(false);
  });
  window.addEventListener("drop", (event) => {
    show(false);
    if (!hasFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) openCopy(file);
  });
}

export function startReader() {
  if (!entries.some((entry) => recordsOf(entry).some(({ kind }) => kind !== "not clinical"))) return;
  byId("tools").append(reader.button);
  fillReader();
  takeDrops();
  onChange((changed) => {
    if (copyShown && changed.has("selection")) pointAt(state.selection, copyShown, reader.box);
  });
  reader.box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    closeReader();
  });
}
