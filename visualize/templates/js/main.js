// Start everything, in the order in which it hears of changes.

import { startAddress } from "./address.js";
import { focusCard, startCard } from "./card.js";
import { startClasses } from "./classes.js";
import { startFilters } from "./filters.js";
import { startGraph } from "./graph.js";
import { pickEnd, startPathway } from "./pathway.js";
import { startKeyboard } from "./keyboard.js";
import { startNeighbourhood } from "./neighbourhood.js";
import { startPrint } from "./print.js";
import { startReader } from "./reader.js";
import { startSearch } from "./search.js";
import { startTable } from "./table.js";
import { startTakeaway } from "./takeaway.js";
import { select, state } from "./state.js";
import { startDomainViews } from "./view-all.js";
import { addView, startViews } from "./views.js";
import { startVisible } from "./visible.js";

startVisible();
startAddress();
startClasses();
addView({ id: "graph", title: "Graph" });
startDomainViews();
startTable();
startViews();
startGraph(pickEnd);
startNeighbourhood();
startPathway();
startKeyboard();
startCard();
startFilters();
startSearch();
startPrint();
startReader();
startTakeaway();
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
