// The list of all statements, for those who cannot see or use the picture; made when it is first opened.

const listing = document.getElementById("statements");

function cell(...content) {
  return make("td", {}, make("div", {}, ...content));
}

function open_(id, text) {
  return make("button", { type: "button", class: "end", click: () => select({ type: "edge", id }, true) }, words(text));
}

function statementRow(statement) {
  return make(
    "tr",
    {},
    cell(goTo(statement.subject, statement.subject_label)),
    cell(negation(statement), open_(statement.id, statement.predicate_label)),
    cell(goTo(statement.object, statement.object_label)),
    cell(...chips(statement)),
    cell(qualifiers(statement)),
    cell(words((statement.sections || []).join(", "))),
    cell(words(characters(statement.evidence))),
    cell(words([statement.layer, statement.status].filter(Boolean).join(" · "))),
  );
}

function gapRow(node) {
  const { gap } = node;
  return make(
    "tr",
    {},
    cell(gap.of ? goTo(gap.of, (nodes.get(gap.of) || {}).label || gap.of) : "–"),
    cell(words(gap.predicate_label)),
    cell(goTo(node.id, node.label), " – list lost; what it held is unknown"),
    cell("–"),
    cell("–"),
    cell(words((gap.sections || []).join(", "))),
    cell(words(characters(gap.evidence))),
    cell(words(gap.layer)),
  );
}

function tripleRow(edge) {
  const end = (id) => cell(goTo(id, (nodes.get(id) || {}).label || id));
  return make("tr", {}, end(edge.source), cell(open_(edge.id, edge.label || "")), end(edge.target));
}

function tableOf(headings, rows) {
  return make("table", {}, make("thead", {}, make("tr", {}, ...headings.map((text) => make("th", { scope: "col" }, text)))), make("tbody", {}, ...rows));
}

function showTable() {
  const triples = page.edges.filter((edge) => edge.kind === "triple");
  document.getElementById("table").replaceChildren(
    page.statements.length || gaps.length
      ? tableOf(
          ["Subject", "Says", "Object", "Hedge", "Conditions and more", "Section", "Characters", "Layer and status"],
          [...page.statements.map(statementRow), ...gaps.map(gapRow)],
        )
      : tableOf(["Subject", "Predicate", "Object"], triples.map(tripleRow)),
  );
}

document.getElementById("count").textContent = page.statements.length || gaps.length
  ? `${page.statements.length} statements, ${gaps.length} lost lists`
  : `${page.edges.length} triples`;
listing.addEventListener("toggle", () => {
  if (listing.open && !document.querySelector("#table table")) showTable();
});
document.querySelector(".skip").addEventListener("click", () => {
  listing.open = true;
});
