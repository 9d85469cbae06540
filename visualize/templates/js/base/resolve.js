// Read the data of the page: what Python wrote as numbered tables becomes objects that point at each other.

/** @import { Drawing, Model, Qualifier, Table } from "./types.js" */

/**
 * @param {Table} table
 * @returns {any[]}
 */
function rowsOf(table) {
  return table.rows.map((row) => {
    /** @type {Record<string, unknown>} */
    const item = {};
    table.columns.forEach((name, at) => {
      if (at < row.length && row[at] !== "") item[name] = row[at];
    });
    return item;
  });
}

/** @param {{ id: string }} thing */
const nameOf = (thing) => thing.id.slice(thing.id.indexOf(":") + 1);

/**
 * A label as it stands in a sentence, where it begins one with a capital.
 *
 * @param {string} label
 * @param {boolean} isFirst
 */
function named(label, isFirst) {
  return isFirst ? `${label[0].toUpperCase()}${label.slice(1)}` : label;
}

/**
 * The page's data with all references resolved; `network` is what pyvis made.
 *
 * @param {any} raw
 * @param {Pick<Drawing, "nodes">} network
 * @returns {Model}
 */
export function resolve(raw, network) {
  const [classes, predicates, layers, citations, spans] = ["classes", "predicates", "layers", "citations", "spans"].map(
    (name) => rowsOf(raw[name]),
  );
  const terms = raw.terms.map((/** @type {[string, string]} */ [id, label]) => ({ id, label }));
  /**
   * @param {any[]} items
   * @param {number[] | undefined} numbers
   */
  const pick = (items, numbers) => (numbers || []).map((number) => items[number]);
  /** @param {string} id */
  const iriOf = (id) => {
    const at = id.indexOf(":");
    const space = raw.prefixes[id.slice(0, at)];
    return space && Object.hasOwn(raw.prefixes, id.slice(0, at)) ? space + id.slice(at + 1) : id;
  };
  for (const span of spans) span.sentence = raw.sentences?.[span.sentence] || "";
  for (const kind of classes) Object.assign(kind, { id: kind.id || "", definition: kind.definition || "" });
  for (const layer of layers) {
    const isAlone = layers.filter((other) => nameOf(other) === nameOf(layer)).length === 1;
    Object.assign(layer, { name: isAlone ? nameOf(layer) : layer.id, isEntry: layer.kind === "ck:entryLayer" });
  }

  const nodes = rowsOf(raw.nodes).map((item) => ({
    ...item,
    iri: item.iri || iriOf(item.id),
    label: item.label || item.id,
    kind: classes[item.kind],
    definition: item.definition || "",
    names: (item.names || []).map((/** @type {[string, string]} */ [text, scope]) => ({ text, scope, remarks: [] })),
    facts: item.facts || [],
    gap: null,
    lines: [],
    listed: null,
    links: [],
    noTerm: [],
    conflicts: [],
    out: [],
    in: [],
    limits: [],
  }));
  for (const node of nodes)
    node.facts = node.facts.map((/** @type {[string, string, number]} */ [name, value, at]) => ({
      name,
      value,
      node: nodes[at] || null,
    }));
  /** @param {any} value */
  const valueOf = (value) => {
    if (typeof value === "number") return { value: nodes[value].label, node: nodes[value], term: nodes[value].id };
    if (value[0] === "term" && typeof value[1] === "number")
      return { value: terms[value[1]].label, node: null, term: terms[value[1]].id };
    return { value: value[0], node: null, term: null, type: value[1] || "" };
  };
  /** @param {[number, any][] | undefined} pairs */
  const qualifiersOf = (pairs) =>
    (pairs || []).map(([key, value]) => ({ key: terms[key].id, name: terms[key].label, ...valueOf(value) }));
  raw.nodes.rows.forEach((/** @type {any[]} */ row, /** @type {number} */ number) => {
    const gap = row[raw.nodes.columns.indexOf("gap")];
    if (gap) {
      nodes[number].gap = {
        of: gap.of === "" ? null : nodes[gap.of].id,
        predicate: predicates[gap.predicate] || { id: "", label: "" },
        missing: gap.missing,
        said: gap.said || "",
        qualifiers: qualifiersOf(gap.qualifiers),
        sections: pick(terms, gap.sections).map(({ label }) => label),
        sectionIds: pick(terms, gap.sections).map(({ id }) => id),
        spans: pick(spans, gap.spans),
        layer: layers[gap.layer] || null,
        supplements: [],
      };
    }
  });
  network.nodes.forEach(({ id, label, x, y, listed }) => {
    const lines = label.trim() ? label.split("\n") : [];
    Object.assign(nodes[id], { lines, x, y, listed: listed ? lines : null });
  });

  const claims = rowsOf(raw.claims).map((item) => {
    const subject = nodes[item.subject] || null;
    const object = item.object === undefined ? null : nodes[item.object];
    const predicate = predicates[item.predicate] || { id: "", label: "relation not given" };
    const all = qualifiersOf(item.qualifiers);
    /** @param {Qualifier} one */
    const isHedge = ({ key }) => key === "ck:frequency" || key === "ck:typicality";
    const status = terms[item.status];
    const claim = {
      id: item.id
        ? item.id.replace("|", () => [subject, predicate, object].map(nameOf).join("_"))
        : [subject?.id, predicate.id, object?.id].join(" "),
      subject,
      predicate,
      object,
      text: item.text ? item.text[0] : "",
      type: (item.text && item.text[1]) || "",
      negated: Boolean(item.negated),
      modality: terms[item.modality]?.label || "",
      modalityId: terms[item.modality]?.id || "",
      hedges: all.filter(isHedge).map((/** @type {Qualifier} */ { value }) => value),
      qualifiers: all.filter((/** @type {Qualifier} */ one) => !isHedge(one)),
      allQualifiers: all,
      words: item.words
        ? item.words.replace(/\{(?:\{|([0-3])\})/g, (/** @type {string} */ _, /** @type {any} */ place) =>
            place ? named([subject, object][place % 2].label, place > 1) : "{",
          )
        : [subject?.label, predicate.label, object?.label].join(" "),
      sections: pick(terms, item.sections).map(({ label }) => label),
      sectionIds: pick(terms, item.sections).map(({ id }) => id),
      spans: pick(spans, item.spans),
      context: pick(spans, item.context),
      citations: pick(citations, item.citations),
      layer: layers[item.layer] || null,
      status: status?.label || "",
      statusId: status?.id || "",
      note: item.note || "",
      reviewer: item.reviewer || "",
      supplements: pick(nodes, item.supplements),
      cautions: pick(raw.cautions || [], item.cautions),
      isNaming: Boolean(predicate.naming) && !object,
      rejected: status?.id === "ck:rejected",
    };
    subject?.out.push(claim);
    object?.in.push(claim);
    for (const one of all) one.node?.limits.push(claim);
    for (const { gap } of claim.supplements) gap.supplements.push(claim);
    if (claim.isNaming && !claim.negated && subject && claim.text !== subject.label) {
      const remarks = claim.allQualifiers.map((/** @type {Qualifier} */ { name, value }) =>
        value === "true" ? name : value,
      );
      subject.names.push({ text: claim.text, scope: predicate.label, remarks, layer: claim.layer, note: claim.note });
    }
    return claim;
  });
  const edges = rowsOf(raw.edges).map((item) => {
    const claim = item.claim === undefined ? null : claims[item.claim];
    const kind = item.kind || (raw.plain ? "triple" : "claim");
    const [source, target] =
      item.source === undefined ? [claim?.subject, claim?.object] : [nodes[item.source], nodes[item.target]];
    return {
      id:
        item.kind === "qualifier"
          ? `${claim?.id} ${terms[item.key].id} ${target.id}`
          : item.kind === "gap"
            ? `${target.id} gap`
            : item.kind === "relation"
              ? [source.id, item.words, target.id, nodes[item.via]?.id].join(" ")
              : claim?.id,
      kind,
      claim,
      source,
      target,
      key: item.words || terms[item.key]?.label || "",
      via: nodes[item.via] || null,
    };
  });
  for (const item of rowsOf(raw.links)) {
    const node = nodes[item.node];
    if (item.sources) node.noTerm = item.sources;
    else
      node.links.push({
        node,
        predicate: terms[item.predicate].id,
        object: item.object,
        iri: iriOf(item.object),
        label: item.label || (item.object ? node.label : ""),
        justification: terms[item.justification]?.label || "",
        rejected: Boolean(item.rejected),
      });
  }
  const conflicts = rowsOf(raw.conflicts).map(({ about, differs, positions, ...rest }) => {
    const conflict = {
      ...rest,
      differs: differs || [],
      positions: (positions || []).map((/** @type {[string, string[], string[]]} */ [label, saidBy, records]) => ({
        label,
        saidBy,
        records,
      })),
    };
    for (const number of about || []) nodes[number].conflicts.push(conflict);
    return conflict;
  });
  /** @param {any[]} items */
  const byId = (items) => new Map(items.map((item) => [item.id, item]));
  const entries = (raw.entries || []).map((/** @type {any} */ entry) => ({
    ...entry,
    notClinical: entry.notClinical.map((/** @type {[number, string]} */ [span, reason]) => ({
      ...spans[span],
      reason,
    })),
  }));
  return {
    nodes: byId(nodes),
    claims: byId(claims),
    edges: byId(edges),
    classes: byId(classes),
    predicates: byId(predicates),
    layers: byId(layers),
    conflicts: byId(conflicts),
    views: raw.views || [],
    entries,
    page: {
      title: raw.title,
      notice: raw.notice,
      version: raw.version,
      prefixes: raw.prefixes,
      normal: raw.normal,
      reading: raw.reading,
      omitted: raw.omitted,
      queries: raw.queries,
      shapes: raw.shapes,
      dashes: raw.dashes,
      widths: raw.widths,
      regions: raw.regions,
      inner: raw.inner,
      bundles: raw.bundles || [],
      focus: raw.focus === "" ? null : nodes[raw.focus].id,
      isPlain: raw.plain,
      isLarge: raw.large,
      compared: raw.compared && {
        order: pick(predicates, raw.compared.order),
        same: new Map(raw.compared.same.map((/** @type {number[]} */ pair) => pair.map((at) => nodes[at]))),
      },
      root: raw.root || "",
    },
    iriOf,
  };
}
