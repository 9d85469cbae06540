// Start everything, in the order in which it hears of changes.

import { startAddress } from "./address.js";
import { focusCard, startCard } from "./card.js";
import { startFilters } from "./filters.js";
import { startGraph } from "./graph.js";
import { startReader } from "./reader.js";
import { startSearch } from "./search.js";
import { select, state } from "./state.js";
import { addView, startViews } from "./views.js";
import { startVisible } from "./visible.js";

startVisible();
startAddress();
addView({ id: "graph", title: "Graph" });
startViews();
startGraph();
startCard();
startFilters();
startSearch();
startReader();
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(input|textarea|select)$/i.test(event.target.tagName)) {
    event.preventDefault();
    document.getElementById("search").focus();
  } else if (event.key === "Escape" && state.selection && !event.defaultPrevented) {
    select(null);
  }
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  focusCard();
});
