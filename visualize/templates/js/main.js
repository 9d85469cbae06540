// What the reader does: select, move, zoom, switch between light and dark.

const hint = document.getElementById("hint");

/** Select a node ({type: "node", id}), a statement or an edge ({type: "edge", id}), or nothing (null). */
function select(selection, isReveal) {
  state.selection = selection;
  if (selection && selection.type === "node" && isHidden(selection.id)) {
    state.hidden.delete(nodes.get(selection.id).kind || "");
    showLegend();
  }
  restyle();
  showCard();
  if (isReveal) {
    reveal(selection.type === "node" ? [selection.id] : [...lit.nodes].filter(Boolean));
    card.focus({ preventScroll: true });
    const { top } = card.getBoundingClientRect();
    if (top < -1 || top > window.innerHeight * 0.85) {
      (window.innerWidth > 760 ? document.querySelector("main") : card).scrollIntoView({ block: "start" });
    }
  }
}

function textOf(id) {
  const edge = edges.get(id);
  if (!edge) return "";
  const name = (end) => shorten((nodes.get(end) || {}).label || end, 80);
  return `${name(edge.source)} – ${shorten(edge.label || "", 80)} – ${name(edge.target)}`;
}

network.on("beforeDrawing", drawRegions);
network.on("afterDrawing", drawHeadings);
network.on("click", ({ pointer, edges: hit }) => {
  const node = nodeAt(pointer.canvas);
  if (node) select({ type: "node", id: node });
  else if (hit.length) select({ type: "edge", id: hit[0] });
  else select(null);
});
network.on("hoverEdge", ({ edge }) => {
  hint.textContent = textOf(edge);
});
network.on("blurEdge", () => {
  hint.textContent = "";
});
network.on("hoverNode", ({ node }) => {
  state.hovered = node;
  container.style.cursor = "pointer";
});
network.on("blurNode", () => {
  state.hovered = null;
  container.style.cursor = "";
});

container.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const actions = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: showAll };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (steps[event.key]) {
    const { x, y } = network.getViewPosition();
    const step = 80 / network.getScale();
    network.moveTo({ position: { x: x + steps[event.key][0] * step, y: y + steps[event.key][1] * step } });
  } else if (actions[event.key]) {
    actions[event.key]();
  } else {
    return;
  }
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(input|textarea|select)$/i.test(event.target.tagName)) {
    event.preventDefault();
    searchBox.focus();
  } else if (event.key === "Escape" && state.selection) {
    select(null);
  }
});
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
document.getElementById("zoom-fit").addEventListener("click", showAll);
dark.addEventListener("change", () => {
  readColors();
  restyle();
  showLegend();
  showCard();
});

showLegend();
showCard();
restyle();
showStart();
