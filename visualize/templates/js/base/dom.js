// Find and make elements. Text from the data becomes text nodes; nothing is ever parsed as HTML.

/** @typedef {string | number | boolean | null | undefined | ((event: any) => unknown)} Attribute */
/** @typedef {string | Element | DocumentFragment | null | undefined} Child */
/**
 * Attributes by name; a function listens to the event of that name.
 *
 * @typedef {{ [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => unknown } & {
 *   [name: string]: Attribute;
 * }} DomAttributes
 */

/**
 * The element of the page's template with an id; it may be asked for as a kind of element.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [kind]
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof (kind || HTMLElement))) throw new Error(`the page has no #${id}`);
  return /** @type {T} */ (found);
}

/**
 * The first element that a selector finds, which must be there.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {T}
 */
export function findIn(within, selector) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector} here`);
  return /** @type {T} */ (found);
}

/**
 * An element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {DomAttributes} [attributes]
 * @param {Child[]} children strings become text
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") {
      element.addEventListener(name, /** @type {EventListener} */ (value));
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  const isThere = (/** @type {Child} */ child) => child !== null && child !== undefined && child !== "";
  element.append(.../** @type {(string | Element)[]} */ (children.filter(isThere)));
  return element;
}

/**
 * An element of SVG with attributes.
 *
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | null | undefined>} attributes
 * @param {(string | Element)[]} children strings become text
 * @returns {SVGElementTagNameMap[K]}
 */
export function makeSvg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * The element at which an event happened.
 *
 * @param {Event} event
 */
export function targetOf(event) {
  return /** @type {HTMLElement} */ (event.target);
}

/**
 * Text from the data, set apart so that its direction of writing changes nothing around it.
 *
 * @param {unknown} text
 */
export function words(text) {
  return make("bdi", { dir: "auto" }, String(text));
}

/**
 * An address: a link when it is of the web, else text. In print, one with other words (“named”) tells its address too.
 *
 * @param {string} iri
 * @param {string} [text]
 */
export function address(iri, text = iri) {
  return /^https?:\/\//i.test(iri)
    ? make("a", { href: iri, rel: "noopener noreferrer", class: text === iri ? null : "named" }, words(text))
    : words(text);
}

/**
 * Tell those who listen what has changed.
 *
 * @param {string} text
 */
export function announce(text) {
  byId("live").textContent = text;
}

export const dark = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * The colour of a class on the ground that is in use.
 *
 * @param {{ light: string, dark: string }} kind
 */
export function colorOf(kind) {
  return dark.matches ? kind.dark : kind.light;
}

/**
 * The value of a variable of the style.
 *
 * @param {string} name
 */
export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
