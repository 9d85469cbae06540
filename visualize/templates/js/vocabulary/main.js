// The search field of the vocabulary's page: shows the terms, and their places in the trees, that hold every word.

import { byId } from "../base/dom.js";

const field = byId("term-words", HTMLInputElement);
/** @type {HTMLElement[]} */
const terms = [...document.querySelectorAll("article")].filter((one) => one.classList.contains("term"));
const texts = terms.map((term) => (term.textContent || "").toLowerCase());
// what is below comes first
const leaves = [...document.querySelectorAll("li")].filter((one) => one.closest("nav")).reverse();
/** @type {HTMLElement[]} */
const groups = [...document.querySelectorAll("[data-group], [data-section]")].filter(
  (one) => one instanceof HTMLElement,
);
const sections = [...document.querySelectorAll("details")].filter((one) => one.matches("nav details.section"));

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Set();
  terms.forEach((term, place) => {
    const fits = words.every((word) => texts[place].includes(word));
    term.hidden = !fits;
    if (fits) found.add(term.id);
  });
  for (const group of groups) group.hidden = !group.querySelector("article.term:not([hidden])");
  for (const leaf of leaves) {
    const own = leaf.querySelector("[data-term]")?.getAttribute("data-term");
    if (own) leaf.hidden = !found.has(own) && !leaf.querySelector("li:not([hidden])");
  }
  for (const section of sections) {
    section.hidden = !section.querySelector("li:not([hidden])");
    if (words.length) section.open = true;
  }
  byId("term-count").textContent = words.length ? `${found.size} of ${terms.length} terms` : "";
}

byId("term-search").hidden = false;
if (matchMedia("(max-width: 860px)").matches && sections.length) sections[0].open = false;
field.addEventListener("input", show);
addEventListener("hashchange", () => {
  const term = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!term?.hidden) return;
  field.value = "";
  show();
  term.scrollIntoView();
});
