// The form in which a claim is changed or added: predicate, words of the text, hedge, negation, limits.

import { page } from "./data.js";
import { changedFields, valueOf } from "./claim.js";
import { countPoints } from "../base/characters.js";
import { make } from "../base/dom.js";
import { fieldsText, spansOf, spansText, wordsOf } from "./fields.js";

/** @import { Fields, Proposal, Row, Span, Term, Unit } from "./types.js" */

const WORD = /[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}])?|\S/gu;
/** @type {Term} */
const NONE = { curie: "", label: "–", definition: "" };
let made = 0;

/**
 * A form for a claim.
 *
 * @param {Proposal} proposal of which `before` is empty where a claim is added
 * @param {Row | undefined} before how it was decided before
 * @param {Unit[]} units those of its evidence
 * @param {(fields: Fields, comment: string) => void} done told the fields that change, of an added claim all; and why
 * @param {() => void} cancel
 */
export function claimForm(proposal, before, units, done, cancel) {
  const after = before?.after || "";
  const original = changedFields(proposal.before || `subject=${escaped(page.subject)}; modality=ck:asserted`, "");
  const now = changedFields(proposal.before || `subject=${escaped(page.subject)}; modality=ck:asserted`, after);
  made += 1;
  const notId = `f${made}-not`;
  const object = field("Object", textInput(wordsOf(valueOf(now, "object"))));
  const subject = field("Subject", textInput(wordsOf(valueOf(now, "subject"))));
  const predicate = field("Relation", choice(page.predicates, valueOf(now, "predicate") || "ck:hasSymptom"));
  const modality = field("Said as", choice(page.modalities, valueOf(now, "modality") || "ck:asserted"));
  const negated = make("input", { type: "checkbox", id: notId, checked: valueOf(now, "negated") === "true" });
  const kind = field("Class of the object", choice([NONE, ...page.classes], valueOf(now, "class")));
  const texts = [
    { key: "class", given: kind },
    { key: "definition", given: field("Definition of the object", textInput(valueOf(now, "definition"))) },
    { key: "scopeNote", given: field("Note on the claim", textInput(valueOf(now, "scopeNote"))) },
  ];
  const comment = field("Comment on the decision", textInput(before?.comment || ""));
  const limits = page.qualifiers.map(({ key, label, values, isCommon }) => ({
    key,
    isCommon,
    given: field(
      label,
      values.length ? choice([NONE, ...values], valueOf(now, key)) : textInput(wordsOf(valueOf(now, key))),
    ),
  }));
  const objectWords = picker("Words of the text for the object", units, spansOf(valueOf(now, "objectAt")), (text) => {
    object.input.value = text;
  });
  const cueWords = picker("Words that hedge or limit it", units, spansOf(valueOf(now, "cues")), () => {});

  /** @returns {Fields} */
  const fields = () => {
    /** @type {Fields} */
    const given = new Map();
    const put = (/** @type {string} */ key, /** @type {string} */ value) => given.set(key, [value]);
    const keepsText = (/** @type {string} */ key, /** @type {string} */ text) =>
      text === wordsOf(valueOf(original, key)) ? valueOf(original, key) : text;
    put("subject", keepsText("subject", subject.input.value.trim()));
    put("predicate", predicate.input.value);
    put("object", keepsText("object", object.input.value.trim()));
    put("modality", modality.input.value);
    if (negated.checked || valueOf(original, "negated")) put("negated", String(negated.checked));
    for (const { key, given: limit } of limits) {
      const value = keepsText(key, limit.input.value.trim());
      if (value || valueOf(original, key)) put(key, value);
    }
    for (const { key, given: text } of texts) {
      const value = text.input.value.trim();
      if (value || valueOf(original, key)) put(key, value);
    }
    if (units.length) {
      put("objectAt", spansText(objectWords.spans()));
      put("cues", spansText(cueWords.spans()));
    }
    for (const [key, [value]] of [...given]) {
      if (proposal.before ? value === valueOf(original, key) : !value) given.delete(key);
    }
    return given;
  };
  const problem = make("p", { class: "problem", role: "alert" });
  const form = make(
    "form",
    {
      "aria-label": proposal.before ? "Edit the claim" : "A claim that is missing",
      submit: (event) => {
        event.preventDefault();
        const given = fields();
        const what = problemOf(changedFields(proposal.before, fieldsText(given, page.parts)));
        problem.textContent = what;
        if (!what) done(given, comment.input.value.trim());
      },
      keydown: (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        cancel();
      },
    },
    subject.holder,
    predicate.holder,
    objectWords.holder,
    object.holder,
    modality.holder,
    make("div", { class: "field check" }, negated, make("label", { for: notId }, "the text says that it is not so")),
    cueWords.holder,
    make(
      "details",
      {},
      make("summary", {}, "Limits: how often, in whom, when"),
      ...limits.filter(({ isCommon }) => isCommon).map(({ given }) => given.holder),
    ),
    make(
      "details",
      {},
      make("summary", {}, "Class, definition, note, comment; numbers, examples and other limits"),
      ...[...texts.map(({ given }) => given), comment].map(({ holder }) => holder),
      ...limits.filter(({ isCommon }) => !isCommon).map(({ given }) => given.holder),
    ),
    problem,
    make(
      "div",
      { class: "acts" },
      make("button", { type: "submit" }, proposal.before ? "Save the change" : "Add the claim"),
      make("button", { type: "button", click: cancel }, "Cancel"),
    ),
  );
  for (const one of form.querySelectorAll("details")) {
    const inputs = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
      one.querySelectorAll("input, select")
    );
    one.open = [...inputs].some(({ value }) => value);
  }
  return { form, first: proposal.before ? predicate.input : object.input };
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;]/g, "\\$&");

/**
 * Why a claim cannot stand; the same as kg/reading/edits.py refuses.
 *
 * @param {Fields} fields
 */
function problemOf(fields) {
  const isHedged =
    valueOf(fields, "modality") === "ck:may" ||
    ["frequency", "typicality", "severity", "comparison"].some((key) => valueOf(fields, key));
  if (!valueOf(fields, "object")) return "The object is missing: choose its words.";
  if (!valueOf(fields, "subject")) return "The subject is missing.";
  if (isHedged && !valueOf(fields, "cues")) return "Choose the words that hedge it.";
  if (valueOf(fields, "comparator") && !valueOf(fields, "comparison"))
    return "What is compared with needs how it compares.";
  return "";
}

/** @param {string} value */
const textInput = (value) => {
  const input = make("input", { type: "text", autocomplete: "off" });
  input.value = value;
  return input;
};

/**
 * @param {Term[]} terms
 * @param {string} value
 */
function choice(terms, value) {
  const select = make(
    "select",
    {},
    ...terms.map(({ curie, label, definition }) => make("option", { value: curie, title: definition }, label)),
  );
  if (terms.every(({ curie }) => curie !== value)) select.append(make("option", { value }, wordsOf(value) || value));
  select.value = value;
  return select;
}

/**
 * A label and what it is of.
 *
 * @template {HTMLInputElement | HTMLSelectElement} T
 * @param {string} label
 * @param {T} input
 */
function field(label, input) {
  made += 1;
  input.id = `f${made}`;
  return { holder: make("div", { class: "field" }, make("label", { for: input.id }, label), input), input };
}

/**
 * Words of the text as buttons that are pressed; neighbours make one stretch. With Shift, all from the word before that
 * are pressed or not. They are one stop of the Tab key: arrows lead from word to word.
 *
 * @param {string} label
 * @param {Unit[]} units
 * @param {Span[]} chosen
 * @param {(text: string) => void} told the text of what is pressed
 */
function picker(label, units, chosen, told) {
  /** @type {{ unit: Unit, from: number, to: number, span: Span, button: HTMLButtonElement }[]} */
  const all = [];
  let isTouched = false;
  let before = -1; // the place of the word that was pressed before
  /** @param {number} at @param {boolean} isOn */
  const press = (at, isOn) => all[at].button.setAttribute("aria-pressed", String(isOn));
  /** @param {number} at @param {boolean} isRange */
  const choose = (at, isRange) => {
    const isOn = all[at].button.getAttribute("aria-pressed") !== "true";
    const from = isRange && before >= 0 ? before : at;
    for (let each = Math.min(from, at); each <= Math.max(from, at); each++) press(each, isOn);
    before = at;
    isTouched = true;
    told(
      runs()
        .map(({ text: run }) => run)
        .join(" "),
    );
  };
  /** @param {number} at */
  const stopAt = (at) => all.forEach(({ button }, each) => button.setAttribute("tabindex", each === at ? "0" : "-1"));
  const lines = units.map((unit) => {
    const { toPoint } = countPoints(unit.text);
    const buttons = [...unit.text.matchAll(WORD)].map(({ 0: text, index }) => {
      /** @type {Span} */
      const span = [unit.at[0] + toPoint(index), unit.at[0] + toPoint(index + text.length)];
      const isOn = chosen.some(([start, end]) => start <= span[0] && span[1] <= end);
      const button = make("button", { type: "button", class: "word", "aria-pressed": String(isOn) }, text);
      const at = all.length;
      button.addEventListener("click", ({ shiftKey }) => choose(at, shiftKey));
      button.addEventListener("focus", () => stopAt(at));
      button.addEventListener("keydown", (event) => {
        const next = at + (event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0);
        if (next === at || !all[next]) return;
        event.preventDefault();
        all[next].button.focus();
      });
      all.push({ unit, from: index, to: index + text.length, span, button });
      return button;
    });
    return make("p", {}, ...buttons);
  });
  const runs = () => {
    /** @type {{ unit: Unit, from: number, to: number, span: Span }[]} */
    const joined = [];
    let wasOn = false;
    for (const { unit, from, to, span, button } of all) {
      const isOn = button.getAttribute("aria-pressed") === "true";
      const last = joined[joined.length - 1];
      if (isOn && wasOn && last?.unit === unit) Object.assign(last, { to, span: [last.span[0], span[1]] });
      else if (isOn) joined.push({ unit, from, to, span: [...span] });
      wasOn = isOn;
    }
    return joined.map(({ unit, from, to, span }) => ({ span, text: unit.text.slice(from, to) }));
  };
  stopAt(
    Math.max(
      0,
      all.findIndex(({ button }) => button.getAttribute("aria-pressed") === "true"),
    ),
  );
  const holder = units.length
    ? make("fieldset", { class: "words" }, make("legend", {}, label), ...lines)
    : make("p", { class: "plain" }, `${label}: this page was made without the text.`);
  return { holder, spans: () => (isTouched ? runs().map(({ span }) => span) : chosen) };
}
