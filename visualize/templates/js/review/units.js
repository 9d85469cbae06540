// Units of the text without a claim, and the button that says that none is to be made of one.

import { page } from "./data.js";
import { decisionOn, setAside } from "./decisions.js";
import { ensure } from "../base/group.js";
import { hasRole } from "./who.js";
import { make } from "../base/dom.js";
import { normalise } from "../reader/evidence.js";
import { sha256 } from "../base/sha256.js";
import { spansText } from "./fields.js";

/** @import { Unit } from "./types.js" */

const DIGITS = 16; // of an identifier, and of the digest of a sentence
/** @type {Map<Unit, string>} */
const identifiers = new Map();
/** @type {Map<string, HTMLElement>} */
const buttons = new Map();

/**
 * What a unit is known by, as kg/reading/proposals.py makes it.
 *
 * @param {Unit} unit
 */
const identifierOf = (unit) =>
  ensure(identifiers, unit, () => sha256(`${page.entry}\n${spansText([unit.at])}`).slice(0, DIGITS));

/**
 * Whether a claim may be made of a unit, or none: a heading makes none.
 *
 * @param {Unit} unit
 */
export const mayClaim = ({ kind }) => kind !== "heading";

/** How many units have no claim and are not set aside. */
export const countBare = () =>
  page.units.filter((unit) => unit.state && mayClaim(unit) && !decisionOn(identifierOf(unit))).length;

/**
 * The button that sets a unit aside, or takes that back.
 *
 * @param {Unit} unit
 */
export function asideButton(unit) {
  const id = identifierOf(unit);
  const button = make(
    "button",
    {
      type: "button",
      class: "missing aside",
      "aria-pressed": String(Boolean(decisionOn(id))),
      click: () => hasRole() && setAside({ id, at: unit.at, sentence: sha256(normalise(unit.text)).slice(0, DIGITS) }),
    },
    "Nothing of the condition here",
  );
  buttons.set(id, button);
  return button;
}

/**
 * Show whether a unit is set aside.
 *
 * @param {string} id
 */
export function refreshUnit(id) {
  buttons.get(id)?.setAttribute("aria-pressed", String(Boolean(decisionOn(id))));
}
