// What changes while the page is printed: the picture as vectors, black on white; the rejected identifiers unfolded.

import { page } from "../base/data.js";
import { byId, makeSvg } from "../base/dom.js";
import { isDrawable, pictured, remarksOnPicture } from "./takeaway.js";

/** @import { Kind } from "../base/types.js" */

export function startPrint() {
  const picture = byId("picture");
  /** @type {Set<HTMLDetailsElement>} */
  const unfolded = new Set();
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = byId("card").querySelectorAll("details:not([open])");
    for (const details of folded) {
      unfolded.add(details);
      details.open = true;
    }
    if (picture.hidden || !isDrawable()) return;
    const look = {
      title: "",
      remarks: remarksOnPicture().slice(1),
      color: (/** @type {string} */ name) => `var(--${name})`,
      fillOf: (/** @type {Kind} */ { light }) => light,
    };
    const { frame, items } = pictured(look);
    const parts = items.map(([name, { title: _, ...attributes }, text = ""]) =>
      makeSvg(/** @type {keyof SVGElementTagNameMap} */ (name), attributes, text),
    );
    picture.append(
      makeSvg("svg", { class: "printed", viewBox: frame.join(" "), role: "img", "aria-label": page.title }, ...parts),
    );
  });
  addEventListener("afterprint", () => {
    picture.querySelector(".printed")?.remove();
    for (const details of unfolded) details.open = false;
    unfolded.clear();
  });
}
