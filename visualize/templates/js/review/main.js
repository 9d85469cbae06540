// Start the review page: what was kept, the list, the tools, and the keys.

import { page } from "./data.js";
import { act, addClaim, allProposals, currentId, sectionOf, shownItems, showList, step } from "./list.js";
import { announce, byId, findIn, make, targetOf } from "../base/dom.js";
import { decide, decisionOn, fileText, isStored, onDecision, restore, takeFile, undo } from "./decisions.js";
import { countBare } from "./units.js";
import { download } from "../base/menu.js";
import { showCandidates } from "./candidates.js";
import { hasRole, startWho } from "./who.js";

const MOST_TOLD = 20; // problems of a file
/** @type {[string, string][]} */
const KEYS = [
  ["j or ↓", "next"],
  ["k or ↑", "previous"],
  ["a", "accept"],
  ["e", "edit"],
  ["r", "reject, then 1 to 8 for the reason"],
  ["u", "unsure"],
  ["m", "a claim is missing here"],
  ["b", "accept what you see of the list of tier A"],
  ["z", "undo"],
  ["s", "save"],
  ["in the form: ← → and Shift", "words, and all up to one"],
  ["Ctrl+Enter, Esc", "save or leave it"],
];

const main = byId("text");
const filter = make(
  "select",
  { id: "filter" },
  ...[
    ["all", "everything"],
    ["open", "what is not decided"],
    ["A", "tier A"],
    ["bare", "units without a claim"],
  ].map(([value, label]) => make("option", { value }, label)),
);
const bulk = make("button", { type: "button", id: "bulk", click: acceptSeen, hidden: true });
const file = make("input", {
  type: "file",
  id: "file",
  accept: ".tsv",
  class: "unseen",
  tabindex: "-1",
  "aria-hidden": "true",
});

/** The proposals that may be accepted together: seen in the list of tier A, in one section. */
function seen() {
  if (filter.value !== "A") return [];
  const known = new Map(allProposals().map((proposal) => [proposal.id, proposal]));
  const bar = findIn(document, ".bar").getBoundingClientRect();
  const isBelow = bar.top > innerHeight / 2; // as on a phone
  const [first, last] = isBelow ? [0, bar.top] : [Math.max(0, bar.bottom), innerHeight];
  const open = shownItems()
    .filter((item) => {
      const { top: upper, bottom } = item.getBoundingClientRect();
      return upper >= first && bottom <= last;
    })
    .flatMap((item) => known.get(String(item.dataset.id)) || [])
    .filter(({ id, isBulk }) => isBulk && !decisionOn(id));
  const here = known.get(currentId());
  const section = here && open.includes(here) ? sectionOf(here) : open[0] && sectionOf(open[0]);
  return open.filter((proposal) => sectionOf(proposal) === section);
}

function acceptSeen() {
  const some = seen();
  if (!some.length)
    announce(filter.value === "A" ? "Nothing seen that may be accepted together." : "Show tier A first.");
  if (!some.length || !hasRole()) return;
  decide(some.map((proposal) => ({ proposal, decision: "accept-in-bulk" })));
  announce(`Accepted ${some.length} in bulk.`);
}

function showBulk() {
  const some = seen();
  bulk.hidden = filter.value !== "A";
  bulk.disabled = !some.length;
  bulk.textContent = some.length
    ? `Accept the ${some.length} seen under “${sectionOf(some[0])}”`
    : "Nothing seen that may be accepted together";
}

function showProgress() {
  const all = page.proposals;
  const done = all.filter(({ id }) => decisionOn(id)).length;
  const bare = countBare();
  const added = allProposals().length - all.length;
  byId("counts").textContent =
    `${done} of ${all.length} decided` +
    `${added ? `, ${added} added` : ""}, ${bare} ${bare === 1 ? "unit" : "units"} without a claim` +
    `${isStored() ? "" : ". The browser keeps nothing: save before you leave"}`;
  const bar = /** @type {HTMLProgressElement} */ (byId("done"));
  bar.max = all.length || 1;
  bar.value = done;
  main.className = `show-${filter.value}`;
  showBulk();
}

function save() {
  download(new Blob([fileText()], { type: "text/tab-separated-values" }), "decisions.tsv");
}

async function openFile() {
  const [chosen] = file.files || [];
  if (!chosen) return;
  const problems = takeFile(await chosen.text());
  file.value = "";
  const holder = byId("problem");
  holder.replaceChildren(
    ...(problems.length
      ? [
          make("p", {}, `Of ${chosen.name}:`),
          make("ul", {}, ...problems.slice(0, MOST_TOLD).map((problem) => make("li", {}, problem))),
          problems.length > MOST_TOLD ? make("p", {}, `and ${problems.length - MOST_TOLD} more`) : null,
        ].filter((one) => one !== null)
      : []),
  );
  announce(`Opened ${chosen.name}${problems.length ? `, ${problems.length} problems` : ""}.`);
}

function takeBackLast() {
  const ids = undo();
  announce(ids.length ? "Undone." : "There is nothing to undo.");
  const item = shownItems().find(({ dataset }) => ids.includes(String(dataset.id)));
  item?.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = targetOf(event);
  if (target.closest("input, select, textarea, form, summary")) return;
  const reasons =
    target.closest(".reasons") ||
    shownItems()
      .find(({ dataset }) => dataset.id === currentId())
      ?.querySelector(".reasons");
  if (reasons) {
    if (event.key === "Escape") {
      const item = /** @type {HTMLElement | null} */ (reasons.closest("li"));
      reasons.remove();
      item?.focus();
      return;
    }
    const button = /** @type {HTMLElement | null} */ (reasons.querySelector(`[data-key="${CSS.escape(event.key)}"]`));
    if (button) {
      event.preventDefault();
      button.click();
      return;
    }
  }
  /** @type {Record<string, () => void>} */
  const acts = {
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    a: () => act(currentId(), "accept"),
    e: () => act(currentId(), "edit"),
    r: () => act(currentId(), "reject"),
    u: () => act(currentId(), "unsure"),
    m: missing,
    b: acceptSeen,
    z: takeBackLast,
    s: save,
  };
  const does = acts[event.key];
  if (!does || (event.key.startsWith("Arrow") && !main.contains(target))) return;
  event.preventDefault();
  does();
}

/** A claim is missing in the unit that has the focus, else in that of the proposal that is looked at. */
function missing() {
  const item = shownItems().find(({ dataset }) => dataset.id === currentId());
  const row = document.activeElement?.closest(".row") || item?.closest(".row");
  const at = /** @type {HTMLElement | null} */ (row)?.dataset.at;
  const unit = page.units.find((one) => `${one.at[0]}-${one.at[1]}` === at);
  if (unit) addClaim(unit);
}

restore();
startWho();
byId("keys").append(...KEYS.flatMap(([key, what]) => [make("kbd", {}, key), ` ${what}  `]));
byId("tools").append(
  make("label", { for: "filter" }, "Show"),
  filter,
  bulk,
  make("button", { type: "button", click: takeBackLast }, "Undo"),
  make("button", { type: "button", click: () => file.click() }, "Open decisions.tsv"),
  make("button", { type: "button", id: "save", click: save }, "Save decisions.tsv"),
  file,
);
showList();
showCandidates();
showProgress();
onDecision(showProgress);
filter.addEventListener("change", showProgress);
file.addEventListener("change", openFile);
addEventListener("scroll", showBulk, { passive: true });
addEventListener("resize", showBulk);
main.addEventListener("focusin", showBulk);
document.addEventListener("keydown", onKey);
