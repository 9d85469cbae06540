// Make elements. Text from the data becomes text nodes; nothing is ever parsed as HTML.

/** An element with attributes (a function: a listener) and children (elements, or strings that become text). */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Text from the data, set apart so that its direction of writing changes nothing around it. */
export function words(text) {
  return make("bdi", { dir: "auto" }, String(text));
}

/**
 * An address: a link when it is of the web, else text. In print, one with other words (“named”) tells its address too.
 */
export function address(iri, text = iri) {
  return /^https?:\/\//i.test(iri)
    ? make("a", { href: iri, rel: "noopener noreferrer", class: text === iri ? null : "named" }, words(text))
    : words(text);
}

/** Tell those who listen what has changed. */
export function announce(text) {
  document.getElementById("live").textContent = text;
}

export const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function colorOf(kind) {
  return dark.matches ? kind.dark : kind.light;
}

export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
