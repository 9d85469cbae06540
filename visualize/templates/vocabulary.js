// The search field of the vocabulary's page: shows the terms, and their places in the trees, that hold every word.
"use strict";
(() => {
  const field = document.getElementById("term-words");
  const count = document.getElementById("term-count");
  const terms = [...document.querySelectorAll("article.term")];
  const texts = terms.map((term) => term.textContent.toLowerCase());
  const leaves = [...document.querySelectorAll("nav li")].reverse(); // what is below comes first
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = new Set();
    terms.forEach((term, place) => {
      const fits = words.every((word) => texts[place].includes(word));
      term.hidden = !fits;
      if (fits) found.add(term.id);
    });
    for (const group of document.querySelectorAll("[data-group], [data-section]"))
      group.hidden = !group.querySelector("article.term:not([hidden])");
    for (const leaf of leaves) {
      const own = leaf.querySelector("[data-term]");
      if (own) leaf.hidden = !found.has(own.dataset.term) && !leaf.querySelector("li:not([hidden])");
    }
    for (const section of document.querySelectorAll("nav details.section")) {
      section.hidden = !section.querySelector("li:not([hidden])");
      if (words.length) section.open = true;
    }
    count.textContent = words.length ? `${found.size} of ${terms.length} terms` : "";
  };
  document.getElementById("term-search").hidden = false;
  if (matchMedia("(max-width: 860px)").matches) document.querySelector("nav details.section").open = false;
  field.addEventListener("input", show);
  addEventListener("hashchange", () => {
    const term = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!term || !term.hidden) return;
    field.value = "";
    show();
    term.scrollIntoView();
  });
})();
