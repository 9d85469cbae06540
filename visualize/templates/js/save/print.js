// What changes while the page is printed: the picture as vectors, black on white; the rejected identifiers unfolded.

import { page } from "../base/data.js";
import { isDrawable, pictured, remarksOnPicture } from "./takeaway.js";

function vectorElement(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function startPrint() {
  const picture = document.getElementById("picture");
  const unfolded = new Set();
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("#card details:not([open])")) {
      unfolded.add(details);
      details.open = true;
    }
    if (picture.hidden || !isDrawable()) return;
    const look = {
      title: "",
      remarks: remarksOnPicture().slice(1),
      color: (name) => `var(--${name})`,
      fillOf: ({ light }) => light,
    };
    const { frame, items } = pictured(look);
    const parts = items.map(([name, { title: _, ...attributes }, text = ""]) => vectorElement(name, attributes, text));
    picture.append(
      vectorElement(
        "svg",
        { class: "printed", viewBox: frame.join(" "), role: "img", "aria-label": page.title },
        ...parts,
      ),
    );
  });
  addEventListener("afterprint", () => {
    picture.querySelector(".printed")?.remove();
    for (const details of unfolded) details.open = false;
    unfolded.clear();
  });
}
