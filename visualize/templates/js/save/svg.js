// Vectors as SVG (https://www.w3.org/TR/SVG2/), for any browser or drawing program.

import { xmlFile, xmlTag, xmlText } from "../base/xml.js";

/** @import { Vectors } from "../base/types.js" */

/**
 * The text of the file.
 *
 * @param {Vectors} picture
 * @param {{ title: string, description: string, font: string }} about
 */
export function svg({ frame, items }, { title, description, font }) {
  const parts = items.map(([name, { title: tip, ...look }, text]) => {
    const inner = [...(tip ? [xmlTag("title", {}, xmlText(tip))] : []), ...(text === undefined ? [] : [xmlText(text)])];
    return xmlTag(name, look, ...inner);
  });
  const look = { viewBox: frame.join(" "), width: frame[2], height: frame[3], "font-family": font, role: "img" };
  const lines = [xmlTag("title", {}, xmlText(title)), xmlTag("desc", {}, xmlText(description)), ...parts];
  return xmlFile(xmlTag("svg", { xmlns: "http://www.w3.org/2000/svg", ...look }, "\n", lines.join("\n"), "\n"));
}
