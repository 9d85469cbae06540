// The legend: what shapes and lines mean; each class can be switched off.

const LINES = [
  ["said plainly", [], (edge) => edge.kind === "claim" && !edge.hedged],
  ["hedged: may, rare, mostly …", [7, 5], (edge) => edge.kind === "claim" && edge.hedged],
  ["limits a statement: for whom, if …", [2, 5], (edge) => edge.kind === "qualifier"],
  ["list lost from the source", [10, 4, 2, 4], (edge) => edge.kind === "gap"],
  ["not so", [], (edge) => edge.negated, "--negated"],
];

function sample(dashes, color) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  for (const [name, value] of [["width", 34], ["height", 10], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  for (const [name, value] of [["d", "M0 5H34"], ["stroke", css(color)], ["stroke-width", 2], ["stroke-dasharray", dashes.join(" ")]]) {
    line.setAttribute(name, value);
  }
  svg.append(line);
  return svg;
}

function showLegend() {
  document.getElementById("classes").replaceChildren(
    ...page.classes.map((kind) => {
      const box = make("input", {
        type: "checkbox",
        "data-class": kind.id,
        change: () => {
          state.hidden[box.checked ? "delete" : "add"](kind.id);
          restyle();
        },
      });
      box.checked = !state.hidden.has(kind.id);
      return make("li", {}, make("label", {}, box, glyph(kind), make("span", { title: kind.definition || kind.label }, words(kind.label)), ` ${kind.count}`));
    }),
  );
  document.getElementById("lines").replaceChildren(
    ...LINES.filter(([, , test]) => page.edges.some(test)).map(([text, dashes, , color]) => make("li", {}, sample(dashes, color || "--soft"), text)),
  );
}
