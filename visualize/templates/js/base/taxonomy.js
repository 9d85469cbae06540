// Which triples make a taxonomy, and whether a graph is one.

import { claims, edges, nodes, page } from "./data.js";

const FEW = 20; // things without any arrow that are still drawn

/** Predicates that lead from below upwards (1), and from above downwards (-1). @type {Record<string, number>} */
export const UPWARDS = {
  "rdfs:subClassOf": 1,
  "rdfs:subPropertyOf": 1,
  "skos:broader": 1,
  "skos:topConceptOf": 1,
  "skos:narrower": -1,
  "skos:hasTopConcept": -1,
};

/** Whether so much of the graph is a taxonomy that this is what one wants to see first. */
export function isTaxonomy() {
  if (!page.isPlain) return false;
  let [links, upwards] = [0, 0];
  for (const { object, predicate } of claims.values())
    if (object) {
      links += 1;
      upwards += Object.hasOwn(UPWARDS, predicate.id) ? 1 : 0;
    }
  return upwards * (page.isLarge ? 4 : 2) > links; // of what is too large to be drawn, its classes tell less
}

/** Whether things stand by themselves, and are too many for a picture to tell anything; or there is none. */
export const isScattered = () => page.isPlain && !edges.size && (!nodes.size || nodes.size > FEW);
