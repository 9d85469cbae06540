// Draw the network with vis-network: positions are given, nothing moves by itself.

const RADIUS = 15;
const FONT = '16px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const FOOT = 38; // pixels at the foot of the picture, for the buttons
const FEW = 14; // so many edges at a node still get their labels

const container = document.getElementById("graph");
const lit = { nodes: null, edges: null }; // what stands out; null: everything
const labelWidths = new Map();
let colors = {};

function readColors() {
  for (const name of ["ground", "text", "edge", "strong", "region", "region-line", "region-text", "gap", "negated", "outline", "chain"]) {
    colors[name] = css(`--${name}`);
  }
}

function trace(context, shape, x, y, radius) {
  const corners = page.shapes[shape];
  context.beginPath();
  if (corners.length) {
    corners.forEach(([cx, cy], index) => {
      context[index ? "lineTo" : "moveTo"](x + (cx * radius) / 100, y + (cy * radius) / 100);
    });
    context.closePath();
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function drawShape(context, node, x, y) {
  const kind = classOf(node);
  const isSelected = state.selection && state.selection.id === node.id;
  const radius = node.id === page.focus ? RADIUS * 1.45 : RADIUS;
  if (isSelected || state.hovered === node.id) {
    context.beginPath();
    context.arc(x, y, radius + 9, 0, 2 * Math.PI);
    context.strokeStyle = colors.strong;
    context.lineWidth = isSelected ? 3 : 1.2;
    context.stroke();
  }
  trace(context, kind.shape, x, y, radius);
  context.lineWidth = node.gap ? 2.5 : 1.5;
  context.fillStyle = node.gap ? colors.ground : colorOf(kind);
  context.strokeStyle = node.gap ? colors.gap : colors.outline;
  context.setLineDash(node.gap ? [6, 4] : []);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  if (node.gap) {
    context.font = `bold ${FONT}`;
    context.fillStyle = colors.gap;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText("?", x, y + 1);
  }
}

function drawLabel(context, node, x, y) {
  const isFocus = node.id === page.focus;
  context.font = node.gap ? `italic ${FONT}` : isFocus ? `bold ${FONT}` : FONT;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 6;
  context.strokeStyle = colors.ground;
  context.fillStyle = node.gap ? colors.gap : colors.text;
  let widest = 0;
  const room = isFocus ? undefined : givenNodes.get(node.id).widthConstraint.maximum;
  (node.lines || []).forEach((line, index) => {
    const top = y + RADIUS * (isFocus ? 1.5 : 1) + 5 + 19 * index;
    context.strokeText(line, x, top, room);
    context.fillText(line, x, top, room);
    widest = Math.max(widest, Math.min(context.measureText(line).width, room || Infinity));
  });
  labelWidths.set(node.id, widest);
}

function renderer({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const faint = lit.nodes && !lit.nodes.has(id);
  const paint = (draw) => () => {
    ctx.save();
    ctx.globalAlpha = faint ? 0.28 : 1;
    draw(ctx, node, x, y);
    ctx.restore();
  };
  return {
    drawNode: paint(drawShape),
    drawExternalLabel: paint(drawLabel),
    nodeDimensions: { width: 2 * RADIUS, height: 2 * RADIUS },
  };
}

function drawRegions(context) {
  context.save();
  for (const [, left, top, width, height] of page.regions) {
    context.beginPath();
    context.roundRect(left, top, width, height, 12);
    context.fillStyle = colors.region;
    context.strokeStyle = colors["region-line"];
    context.lineWidth = 1;
    context.fill();
    context.stroke();
  }
  context.restore();
}

function drawHeadings(context) {
  context.save();
  context.font = `bold ${FONT}`;
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = colors.region;
  context.fillStyle = colors["region-text"];
  for (const [heading, left, top] of page.regions) {
    context.strokeText(heading, left + 10, top + 7);
    context.fillText(heading, left + 10, top + 7);
  }
  context.restore();
}

const givenNodes = new Map(network_.nodes.map((node) => [node.id, node]));
const givenEdges = new Map(network_.edges.map((edge) => [edge.id, edge]));
const drawnNodes = new vis.DataSet(network_.nodes.map((node) => ({ ...node, ctxRenderer: renderer })));
const drawnEdges = new vis.DataSet(network_.edges);
readColors();
const network = new vis.Network(container, { nodes: drawnNodes, edges: drawnEdges }, network_.options);
// the library makes its own element a tab stop; the container, which has a name, is one already
container.querySelectorAll("[tabindex]").forEach((element) => element.setAttribute("tabindex", "-1"));

/** The edges and nodes that stand out with the selection. */
function light() {
  const chosen = state.selection;
  lit.nodes = lit.edges = null;
  if (!chosen) return;
  if (chosen.type === "edge") {
    const statement = statements.get(chosen.id) || edges.get(chosen.id) || {};
    const ends = edges.get(chosen.id) || { source: statement.subject, target: statement.object };
    lit.edges = new Set([chosen.id]);
    lit.nodes = new Set([ends.source, ends.target]);
    return;
  }
  const touching = page.edges.filter((edge) => edge.source === chosen.id || edge.target === chosen.id);
  lit.edges = new Set(touching.map((edge) => edge.id));
  lit.nodes = new Set([chosen.id, ...touching.flatMap((edge) => [edge.source, edge.target])]);
}

/** Whether words fit along an edge without running into the labels at its ends. */
function hasRoom(edge, text) {
  const [a, b] = [network.getPosition(edge.source), network.getPosition(edge.target)];
  const length = Math.hypot(a.x - b.x, a.y - b.y);
  return length > 140 && length > text.length * 7 + 16;
}

/** Give nodes and edges the looks that selection, legend and colour scheme ask for. */
function restyle() {
  light();
  drawnNodes.update(page.nodes.map((node) => ({ id: node.id, hidden: isHidden(node.id) })));
  const labelled = lit.edges && lit.edges.size <= FEW;
  drawnEdges.update(
    page.edges.map((edge) => {
      const words_ = shorten(edge.label || "", 40);
      const stands = lit.edges && lit.edges.has(edge.id);
      const { width } = givenEdges.get(edge.id);
      const plain = edge.negated ? colors.negated : edge.kind === "gap" ? colors.gap : width > 2 ? colors.chain : colors.edge;
      return {
        id: edge.id,
        hidden: isHidden(edge.source) || isHidden(edge.target),
        color: { color: stands && !edge.negated ? colors.strong : plain, opacity: !lit.edges ? 1 : !stands ? 0.25 : labelled ? 1 : 0.7, inherit: false },
        width: stands ? Math.max(width, labelled ? 2.2 : 1.5) : width,
        label: stands && labelled && hasRoom(edge, words_) ? words_ : " ",
        font: { size: 14, color: colors.text, strokeWidth: 5, strokeColor: colors.ground, multi: false, face: "system-ui, sans-serif" },
      };
    }),
  );
  network.redraw();
}

function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Left, top, right and bottom of everything drawn, in the graph's own pixels. */
function bounds() {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (left, top, right, bottom) => {
    box[0] = Math.min(box[0], left);
    box[1] = Math.min(box[1], top);
    box[2] = Math.max(box[2], right);
    box[3] = Math.max(box[3], bottom);
  };
  network_.nodes.forEach(({ x, y }) => add(x - 70, y - RADIUS, x + 70, y + 75));
  page.regions.forEach(([, left, top, width, height]) => add(left, top, left + width, top + height));
  return box;
}

function showAll() {
  if (!network_.nodes.length) return;
  const [left, top, right, bottom] = bounds();
  const height = container.clientHeight - FOOT;
  const scale = Math.min(container.clientWidth / (right - left + 24), height / (bottom - top + 24), 1.6);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + FOOT / 2 / scale }, scale });
}

/** Everything if its labels can be read then, else the middle of the graph. */
function showStart() {
  showAll();
  if (network.getScale() < 0.4 && page.focus) {
    network.moveTo({ position: network.getPosition(page.focus), scale: 0.62 });
  }
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
}

/** Move a node or an edge into sight if it is out of it, or too small to be read. */
function reveal(ids) {
  const here = ids.filter((id) => nodes.has(id) && !isHidden(id)).map((id) => network.getPosition(id));
  if (!here.length) return;
  const middle = {
    x: here.reduce((sum, place) => sum + place.x, 0) / here.length,
    y: here.reduce((sum, place) => sum + place.y, 0) / here.length,
  };
  const inSight = here.every((place) => {
    const { x, y } = network.canvasToDOM(place);
    return x > 40 && y > 30 && x < container.clientWidth - 40 && y < container.clientHeight - 60;
  });
  if (!inSight) network.moveTo({ position: middle });
}

/** The node whose shape or label is at a point of the graph, if any. */
function nodeAt({ x, y }) {
  for (const drawn of network_.nodes) {
    if (isHidden(drawn.id)) continue;
    const place = network.getPosition(drawn.id);
    const half = (labelWidths.get(drawn.id) || drawn.widthConstraint.maximum) / 2;
    const bottom = place.y + RADIUS + 8 + 19 * (nodes.get(drawn.id).lines || []).length;
    const onShape = Math.hypot(x - place.x, y - place.y) < RADIUS + 6;
    const onLabel = Math.abs(x - place.x) < half && y > place.y + RADIUS && y < bottom;
    if (onShape || onLabel) return drawn.id;
  }
  return null;
}
