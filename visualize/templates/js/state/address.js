// The state in the address: what is selected, shown and filtered survives reload, back button and a shared link.

import { findIn, make, words } from "../base/dom.js";
import { isThere, required } from "../base/group.js";
import { isExact } from "../base/names.js";
import { claims, classes, layers, nodes, page, predicates } from "../base/data.js";
import { conditions } from "./compared.js";
import { initial, onChange, plainText, selecting, state, update } from "./state.js";
import { toldBy } from "./told.js";

/** @import { Hidden, State } from "../base/types.js" */

const MOST_TOLD = 5; // things that an address asks for in vain

/**
 * @param {Set<string>} a
 * @param {Set<string>} b
 */
const same = (a, b) => a.size === b.size && [...a].every((item) => b.has(item));
const byName = new Map([...layers.values()].map((layer) => [layer.name, layer.id]));
/** @param {string} id */
const known = (id) => (nodes.has(id) ? id : null);
// ids may have commas
/** @param {Iterable<string>} items */
const listed = (items) => [...items].map((item) => item.replace(/[%,]/g, encodeURIComponent)).join(",");
/** @param {string} text */
const unlisted = (text) => text.split(",").map((item) => item.replace(/%2[5C]/g, decodeURIComponent));

/**
 * How each part of the state is written, and read again; `write` gives an empty text for what is usual.
 *
 * @type {Record<string, { write: (now: State, first: State) => string, read: (text: string) => Partial<State> }>}
 */
const PARTS = {
  view: { write: (now, first) => (now.view === first.view ? "" : now.view), read: (text) => ({ view: text }) },
  layers: {
    write: (now, first) =>
      same(now.layers, first.layers)
        ? ""
        : listed([...now.layers].map((id) => required(layers.get(id)).name)) || "none",
    read: (text) => ({
      layers: new Set(
        unlisted(text)
          .map((name) => byName.get(name))
          .filter(isThere),
      ),
    }),
  },
  hide: {
    write: (now) => listed(Object.entries(now.hidden).flatMap(([key, ids]) => [...ids].map((id) => `${key}:${id}`))),
    read: (text) => {
      const { hidden } = initial();
      /** @type {Record<string, (id: string) => boolean>} */
      const exists = {
        class: (id) => classes.has(id),
        predicate: (id) => predicates.has(id),
        modality: () => true,
        section: () => true,
      };
      for (const item of unlisted(text)) {
        const [key, ...rest] = item.split(":");
        if (Object.hasOwn(exists, key) && exists[key](rest.join(":")))
          hidden[/** @type {keyof Hidden} */ (key)].add(rest.join(":"));
      }
      return { hidden };
    },
  },
  around: { write: (now) => now.around || "", read: (text) => ({ around: known(text) }) },
  steps: {
    write: (now) => (now.steps === 1 ? "" : String(now.steps)),
    read: (text) => ({ steps: Math.min(3, Math.max(1, Number.parseInt(text, 10) || 1)) }),
  },
  open: { write: (now) => listed(now.opened), read: (text) => ({ opened: new Set(unlisted(text).filter(known)) }) },
  apart: {
    write: (now) => listed([...now.apart].map(String)),
    read: (text) => ({
      apart: new Set(
        unlisted(text)
          .map(Number)
          .filter((number) => number in page.regions),
      ),
    }),
  },
  find: { write: (now) => now.find, read: (text) => ({ find: text }) },
  sort: {
    write: ({ sort }) => (sort.at < 0 ? "" : `${sort.isDown ? "-" : ""}${sort.at + 1}`),
    read: (text) => ({ sort: { at: Math.abs(Number.parseInt(text, 10) || 0) - 1, isDown: text.startsWith("-") } }),
  },
  members: {
    write: (now) => (now.members === "" ? "-" : now.members || ""),
    read: (text) => ({ members: text === "-" ? "" : classes.has(text) ? text : null }),
  },
  only: {
    write: (now) => now.only || "",
    read: (text) => ({ only: text }),
  },
  rest: {
    write: (now) => now.rest || "",
    read: (text) => (text === "dim" || text === "gone" ? { rest: text } : {}),
  },
  compare: {
    write: (now) => listed(now.compared),
    read: (text) => {
      const ids = new Set(unlisted(text));
      return { compared: [...ids].filter((id) => conditions.some((one) => one.id === id)) };
    },
  },
  said: { write: (now) => now.said, read: (text) => ({ said: text }) },
  path: {
    write: (now) => listed(now.path || []),
    read: (text) => {
      const ends = unlisted(text);
      return ends.length === 2 && ends.every(known) ? { path: ends } : {};
    },
  },
};

/** @param {string} text */
const escape_ = (text) => encodeURIComponent(text).replace(/%(3A|2F|2C|23)/gi, decodeURIComponent);

/**
 * The address' fragment for a state, without the “#”.
 *
 * @param {State} now
 */
function encode(now) {
  const first = initial();
  const parts = Object.entries(PARTS).map(([key, { write }]) => [key, write(now, first)]);
  return [
    now.selection ? escape_(now.selection) : "",
    ...parts.filter(([, text]) => text).map(([key, text]) => `${key}=${escape_(text)}`),
  ]
    .filter(Boolean)
    .join("&");
}

/** @param {string} text */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/**
 * The state for a fragment; what cannot be read is left as it is at the start.
 *
 * @param {string} fragment
 */
function decode(fragment) {
  const [first, ...parts] = fragment.split("&");
  const found = initial();
  const [key, ...value] = first.split("=");
  if (value.length && Object.hasOwn(PARTS, key)) parts.unshift(first);
  const id = idOf(plain(first));
  if (id) Object.assign(found, selecting(id, found)); // what the address says of layers and filters comes after
  for (const part of parts) {
    const at = part.indexOf("=");
    if (at > 0 && Object.hasOwn(PARTS, part.slice(0, at)))
      Object.assign(found, PARTS[part.slice(0, at)].read(plain(part.slice(at + 1))));
  }
  return found;
}

/**
 * What a fragment asks for and this page does not have.
 *
 * @param {string} fragment
 */
function unknownIn(fragment) {
  const usual = { ...initial(), view: "", layers: new Set([""]) }; // so that whatever was read is written again
  return fragment.split("&").flatMap((part, number) => {
    const text = plain(part);
    const [key, ...rest] = text.split("=");
    if (!number && (!text || !text.includes("=") || !Object.hasOwn(PARTS, key)))
      return part && !idOf(text) ? [text || part] : [];
    if (!Object.hasOwn(PARTS, key)) return [text || part];
    const value = rest.join("=");
    if (key === "view") return value === state.view ? [] : [text];
    if (key === "only") return toldBy(value) ? [] : [text];
    if (!["layers", "hide", "around", "open", "members", "path"].includes(key)) return [];
    const kept = unlisted(PARTS[key].write({ ...usual, ...PARTS[key].read(value) }, usual));
    return unlisted(value).filter((item) => !kept.includes(item));
  });
}

/** Tell of what an address asks for in vain; what is there is shown all the same. */
function tellUnknown() {
  document.getElementById("unknown")?.remove();
  const unknown = unknownIn(location.hash.slice(1));
  if (!unknown.length) return;
  /** @type {HTMLElement} */
  const notice = make(
    "p",
    { id: "unknown", class: "lost", role: "alert" },
    "The address asks for what this page does not have: ",
    words(unknown.slice(0, MOST_TOLD).join(", ")),
    ". ",
    make("button", { type: "button", "aria-label": "Close", click: () => notice.remove() }, "✕"),
  );
  findIn(document, "main").before(notice);
}

/**
 * The id that a CURIE or IRI stands for: of a node, a claim, or a node that is mapped to it.
 *
 * @param {string} text
 */
export function idOf(text) {
  if (nodes.has(text) || claims.has(text)) return text;
  for (const node of nodes.values()) {
    if (node.iri === text || node.links.some((link) => isExact(link) && (link.object === text || link.iri === text)))
      return node.id;
  }
  return null;
}

export function startAddress() {
  let isReading = false;
  const read = () => {
    const changes = Object.entries(decode(location.hash.slice(1))).filter(
      ([key, value]) => plainText(value) !== plainText(state[/** @type {keyof State} */ (key)]),
    );
    setTimeout(tellUnknown); // when all has started, or changed
    if (!changes.length) return; // of two events for one step the second
    isReading = true;
    update(Object.fromEntries(changes), { isStep: false });
    isReading = false;
  };
  const isNamed = location.protocol !== "about:"; // a frame of a notebook (srcdoc) has no address of its own
  onChange((changed, isStep) => {
    if (isReading || !isNamed) return;
    const fragment = `#${encode(state)}`;
    if (fragment !== (location.hash || "#"))
      history[isStep ? "pushState" : "replaceState"](
        null,
        "",
        fragment === "#" ? location.pathname + location.search : fragment,
      );
  });
  window.addEventListener("popstate", read);
  window.addEventListener("hashchange", read);
  if (location.hash) read();
}
