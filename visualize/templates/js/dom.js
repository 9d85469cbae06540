// Make elements. Text from the data becomes text nodes; nothing is ever parsed as HTML.

import { page } from "./data.js";

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

/** An address: a link when it is of the web, else text. In print, one with other words (“named”) tells its address too. */
export function address(iri, text = iri) {
  return /^https?:\/\//i.test(iri) ? make("a", { href: iri, rel: "noopener noreferrer", class: text === iri ? null : "named" }, words(text)) : words(text);
}

/** Tell those who listen what has changed. */
export function announce(text) {
  document.getElementById("live").textContent = text;
}

export const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function colorOf(kind) {
  return dark.matches ? kind.dark : kind.light;
}

/** The shape of a class, as it is in the picture. */
export function glyph(kind) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of [["viewBox", "-135 -135 270 270"], ["width", 18], ["height", 18], ["aria-hidden", "true"]]) {
    svg.setAttribute(name, value);
  }
  const corners = page.shapes[kind.shape];
  const shape = document.createElementNS(space, corners.length ? "polygon" : "circle");
  if (corners.length) {
    shape.setAttribute("points", corners.map((corner) => corner.join(",")).join(" "));
  } else {
    shape.setAttribute("r", 100);
  }
  const hollow = kind.shape === "gap";
  shape.setAttribute("fill", hollow ? "none" : colorOf(kind));
  shape.setAttribute("stroke", hollow ? colorOf(kind) : css("--outline"));
  shape.setAttribute("stroke-width", hollow ? 22 : 12);
  if (hollow) shape.setAttribute("stroke-dasharray", "45 28");
  svg.append(shape);
  return svg;
}

export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
