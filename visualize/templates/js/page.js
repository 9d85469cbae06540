"use strict";
// The data of the page, and what is found in it by id. Nothing here touches the document.

const network_ = JSON.parse(document.getElementById("network").textContent);
network_.options = JSON.parse(network_.options); // pyvis gives it as text
const page = JSON.parse(document.getElementById("page").textContent);

const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const edges = new Map(page.edges.map((edge) => [edge.id, edge]));
const statements = new Map(page.statements.map((statement) => [statement.id, statement]));
const classes = new Map(page.classes.map((kind) => [kind.id, kind]));
const gaps = page.nodes.filter((node) => node.gap);

/** What is selected ({type: "node" | "edge", id} or null), what the pointer is on, and the classes switched off. */
const state = { selection: null, hovered: null, hidden: new Set() };

const dark = window.matchMedia("(prefers-color-scheme: dark)");

function classOf(node) {
  return classes.get(node.kind || "");
}

function colorOf(kind) {
  return dark.matches ? kind.dark : kind.light;
}

function isHidden(id) {
  const node = nodes.get(id);
  return !node || state.hidden.has(node.kind || "");
}

/** The hedge of a statement in words: "may", "often"; empty when it is said plainly. */
function hedgesOf(statement) {
  return [statement.modality, ...(statement.hedges || [])].filter(Boolean);
}

function isWeb(iri) {
  return /^https?:\/\//i.test(iri);
}
