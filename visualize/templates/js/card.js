// The card: all that is known of the selected node or edge, in words.

const card = document.getElementById("card");

function goTo(id, text) {
  return nodes.has(id)
    ? make("button", { type: "button", class: "end", click: () => select({ type: "node", id }, true) }, words(text))
    : words(text);
}

function kindOf(node) {
  const kind = classOf(node);
  return make("p", { class: "kind" }, glyph(kind), words(kind.label));
}

function chips(statement) {
  return hedgesOf(statement).flatMap((hedge) => [make("span", { class: "chip" }, words(hedge)), " "]);
}

function negation(statement) {
  return statement.negated ? make("span", { class: "negation" }, "not: ") : null;
}

function qualifiers(statement) {
  const all = statement.qualifiers || [];
  return all.length
    ? make("dl", { class: "qualifiers" }, ...all.map((one) => make("div", {}, make("dt", {}, words(one.name)), make("dd", {}, goTo(one.node, one.value)))))
    : null;
}

function characters(spans) {
  return (spans || []).map((span) => `${span.start}–${span.end}`).join(", ");
}

/** Section, offsets, layer and status; with a way to the card of the statement. */
function placeOf(statement, isLink) {
  const offsets = characters(statement.evidence);
  const parts = [
    (statement.sections || []).join(", "),
    offsets && `characters ${offsets}`,
    statement.layer,
    statement.status,
  ].filter(Boolean);
  const text = words(parts.join(" · ") || "no evidence given");
  return make(
    "p",
    { class: "place" },
    isLink
      ? make("button", { type: "button", class: "end", "aria-label": `Details of the statement: ${sentence(statement)}`, click: () => select({ type: "edge", id: statement.id }, true) }, text)
      : text,
  );
}

function remark(statement) {
  return statement.note ? make("p", { class: "remark" }, "Our note: ", words(statement.note)) : null;
}

function sentence(statement) {
  const hedge = hedgesOf(statement).join(", ");
  return [
    statement.subject_label,
    statement.negated ? "not:" : "",
    statement.predicate_label,
    hedge && `(${hedge})`,
    statement.object_label,
  ]
    .filter(Boolean)
    .join(" ");
}

function lostNotice(gapNode) {
  return make("div", { class: "lost" }, "The source announces a list here that this copy has lost: ", goTo(gapNode.id, gapNode.label), ". What it held is unknown.");
}

/** What the source says of a node, by predicate, with the gaps that make a list incomplete. */
function saysOf(node) {
  const groups = new Map();
  const group = (key, label) => groups.get(key) || groups.set(key, { label, items: [], lost: [] }).get(key);
  for (const statement of page.statements) {
    if (statement.subject === node.id && !statement.naming) {
      group(statement.predicate, statement.predicate_label).items.push(statement);
    }
  }
  gaps.filter(({ gap }) => gap.of === node.id).forEach((one) => group(one.gap.predicate, one.gap.predicate_label).lost.push(one));
  return [...groups.values()].flatMap(({ label, items, lost }) => [
    make("h3", {}, words(label || "relation not given"), lost.length && items.length ? " – incomplete" : ""),
    ...lost.map(lostNotice),
    items.length &&
      make("ul", { class: "says" }, ...items.map((item) => make("li", {}, negation(item), ...chips(item), goTo(item.object, item.object_label), qualifiers(item), placeOf(item, true), remark(item)))),
  ]);
}

function listOf(heading, items) {
  return items.length ? [make("h3", {}, heading), make("ul", { class: "says" }, ...items)] : [];
}

function mentions(node) {
  const incoming = page.statements.filter((statement) => statement.object === node.id);
  const limited = page.statements.filter((statement) => (statement.qualifiers || []).some((one) => one.node === node.id));
  const whole = (item) => [negation(item), goTo(item.subject, item.subject_label), " ", make("span", { class: "predicate" }, words(item.predicate_label)), " ", ...chips(item)];
  return [
    ...listOf("Said of it elsewhere", incoming.map((item) => make("li", {}, ...whole(item), qualifiers(item), placeOf(item, true), remark(item)))),
    ...listOf("Limits these statements", limited.map((item) => make("li", {}, ...whole(item), goTo(item.object, item.object_label), qualifiers(item), placeOf(item, true)))),
  ];
}

/** Plain triples, in a graph that has no associations. */
function triplesOf(node) {
  const row = (edge, id) => make("li", {}, make("span", { class: "predicate" }, words(edge.label || "")), " ", goTo(id, nodes.get(id).label || id));
  const own = page.edges.filter((edge) => edge.kind === "triple");
  return [
    ...listOf("Leads to", own.filter((edge) => edge.source === node.id).map((edge) => row(edge, edge.target))),
    ...listOf("Comes from", own.filter((edge) => edge.target === node.id).map((edge) => row(edge, edge.source))),
  ];
}

function namesOf(node) {
  const names = node.names || [];
  if (!names.length) return [];
  const row = (name) => make("li", {}, words(name.text), " ", make("span", { class: "plain" }, words([name.scope, ...name.remarks].join(" · "))));
  return [make("h3", {}, "Other names"), make("ul", { class: "names" }, ...names.map(row))];
}

function factsOf(node) {
  const facts = node.facts || [];
  if (!facts.length) return [];
  const row = (fact) => make("div", {}, make("dt", {}, words(fact.name)), make("dd", {}, words(fact.value)));
  return [make("h3", {}, "Also stated"), make("dl", { class: "facts" }, ...facts.map(row))];
}

function gapCard(node) {
  const { gap } = node;
  const rows = [
    ["affects", gap.predicate_label],
    ["kind of what is missing", gap.missing],
    ["section", (gap.sections || []).join(", ")],
    ["characters", characters(gap.evidence)],
    ["layer", gap.layer],
  ].filter(([, value]) => value);
  return [
    make("p", { class: "lost" }, "The source announces this list but this copy has lost it; what it held is unknown."),
    make("dl", { class: "facts" }, ...(gap.of ? [make("div", {}, make("dt", {}, "list of"), make("dd", {}, goTo(gap.of, (nodes.get(gap.of) || {}).label || gap.of)))] : []), ...rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, words(value))))),
  ];
}

function nodeCard(node) {
  return [
    kindOf(node),
    make("h2", {}, words(node.label || node.id)),
    node.definition ? make("p", { class: "definition" }, words(node.definition)) : null,
    ...(node.gap ? gapCard(node) : []),
    ...namesOf(node),
    ...(node.gap ? [] : saysOf(node)),
    ...mentions(node),
    ...triplesOf(node),
    ...factsOf(node),
    make("h3", {}, "Identifier"),
    make("p", { class: "iri" }, address(node.iri)),
  ];
}

function statementCard(statement) {
  const digests = (statement.evidence || []).filter((span) => span.sha256);
  const definition = page.predicates[statement.predicate];
  return [
    make("p", { class: "kind" }, "Statement"),
    make("h2", {}, goTo(statement.subject, statement.subject_label), " ", negation(statement), make("span", { class: "predicate" }, words(statement.predicate_label)), " ", goTo(statement.object, statement.object_label)),
    make("p", {}, ...(hedgesOf(statement).length ? ["The source hedges: ", ...chips(statement)] : ["The source says so without a hedge."])),
    qualifiers(statement),
    definition ? make("p", { class: "plain" }, words(`“${statement.predicate_label}”: ${definition}`)) : null,
    remark(statement),
    make("h3", {}, "Where it stands"),
    placeOf(statement, false),
    make("p", { class: "plain" }, statement.reviewer ? words(`Signed by ${statement.reviewer}.`) : "No person has signed it."),
    ...(digests.length ? [make("h3", {}, "SHA-256 of these characters"), ...digests.map((span) => make("p", { class: "digest" }, `${span.start}–${span.end}: `, words(span.sha256)))] : []),
  ];
}

function edgeCard(edge) {
  if (edge.kind === "gap") return nodeCard(nodes.get(edge.target));
  const statement = statements.get(edge.statement);
  const end = (id) => goTo(id, (nodes.get(id) || {}).label || id);
  if (edge.kind === "claim" && statement) return statementCard(statement);
  return [
    make("p", { class: "kind" }, edge.kind === "qualifier" ? "Limits a statement" : "Triple"),
    make("h2", {}, end(edge.source), " ", make("span", { class: "predicate" }, words(edge.label || "")), " ", end(edge.target)),
    ...(statement ? [make("h3", {}, "In the statement"), make("ul", { class: "says" }, make("li", {}, words(sentence(statement)), qualifiers(statement), placeOf(statement, true), remark(statement)))] : []),
    ...(edge.predicate ? [make("p", { class: "iri" }, address(edge.predicate))] : []),
  ];
}

function startCard() {
  const hidden = page.omitted ? `Blank nodes, which have no name to draw: ${page.omitted}.` : "";
  return [
    make("h2", {}, "How to read this"),
    make("p", {}, page.nodes.length ? "Click a concept or an arrow, or find one above." : "This graph has nothing to draw.", page.edges.some((edge) => edge.hedged) ? " Dashed arrows are hedged by the source: may, rare, mostly." : ""),
    gaps.length ? make("p", { class: "lost" }, `Hollow circles with a question mark are lists that the source announces and this copy has lost (${gaps.length}). What they held is unknown: nothing follows from their being empty.`) : null,
    page.focus ? make("p", {}, "Begin with ", goTo(page.focus, nodes.get(page.focus).label || page.focus), ".") : null,
    hidden ? make("p", { class: "plain" }, hidden) : null,
  ];
}

function showCard() {
  const chosen = state.selection;
  let content = startCard();
  if (chosen && chosen.type === "node") {
    content = nodeCard(nodes.get(chosen.id));
  } else if (chosen) {
    const edge = edges.get(chosen.id);
    content = edge ? edgeCard(edge) : statementCard(statements.get(chosen.id));
  }
  card.replaceChildren(...content.filter(Boolean));
  card.scrollTop = 0;
}
