// Start everything, in the order in which it hears of changes.

import { byId, findIn, targetOf } from "./base/dom.js";
import { startAddress } from "./state/address.js";
import { focusCard, startCard } from "./panels/card.js";
import { startClasses } from "./panels/classes.js";
import { startDrawer } from "./panels/drawer.js";
import { openHelp, startHelp } from "./panels/help.js";
import { startFilters } from "./panels/filters.js";
import { startLegend } from "./panels/legend.js";
import { startGraph } from "./picture/graph.js";
import { pickEnd, startPathway } from "./picture/pathway.js";
import { startKeyboard } from "./picture/keyboard.js";
import { startNeighbourhood } from "./picture/neighbourhood.js";
import { startPrint } from "./save/print.js";
import { startReader } from "./reader/reader.js";
import { startSearch } from "./panels/search.js";
import { startTable } from "./panels/table.js";
import { startTakeaway } from "./save/takeaway.js";
import { startTree } from "./panels/tree.js";
import { select, state } from "./state/state.js";
import { startDomainViews } from "./views/all.js";
import { startComparison } from "./views/compare.js";
import { addView, startViews } from "./state/views.js";
import { startVisible } from "./state/visible.js";

startVisible();
startAddress();
startClasses();
startTree();
addView({ id: "graph", title: "Graph" });
startDomainViews();
startComparison();
startTable();
startViews();
startDrawer();
startGraph(pickEnd);
startNeighbourhood();
startPathway();
startKeyboard();
startCard();
startFilters();
startLegend();
startHelp();
startSearch();
startPrint();
startReader();
startTakeaway();
document.addEventListener("keydown", (event) => {
  const isTyped = /^(input|textarea|select)$/i.test(targetOf(event).tagName);
  if (event.key === "/" && !isTyped) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "?" && !isTyped) {
    openHelp();
  } else if (event.key === "Escape" && state.selection && !event.defaultPrevented) {
    select(null);
  }
});
findIn(document, ".skip").addEventListener("click", (event) => {
  event.preventDefault();
  focusCard();
});
