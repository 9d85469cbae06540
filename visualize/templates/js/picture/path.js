// The shortest ways between two concepts along claims that are neither negated nor rejected, as kg.claims.network has them.

/** At most so many ways: {paths: [{nodes, steps: [[claim]]}], more}; claims join their two ends in either direction. */
export function shortestPaths(start, end, claims, most = 5) {
  const joined = new Map();
  const join = (one, other, claim) => {
    if (!joined.has(one)) joined.set(one, new Map());
    const ways = joined.get(one);
    if (!ways.has(other)) ways.set(other, []);
    if (!ways.get(other).includes(claim)) ways.get(other).push(claim);
  };
  for (const claim of claims) {
    if (!claim.object || !claim.subject || claim.negated || claim.rejected) continue;
    join(claim.subject, claim.object, claim);
    join(claim.object, claim.subject, claim);
  }
  const distance = new Map([[end, 0]]); // from the end backwards, so that the walk below never strays
  for (let level = [end]; level.length && !distance.has(start); ) {
    const next = [];
    for (const node of level) {
      for (const other of joined.get(node)?.keys() || []) {
        if (distance.has(other)) continue;
        distance.set(other, distance.get(node) + 1);
        next.push(other);
      }
    }
    level = next;
  }
  const found = [];
  const walk = (way) => {
    const here = way[way.length - 1];
    if (found.length > most) return;
    if (here === end) return void found.push(way);
    for (const other of joined.get(here)?.keys() || []) {
      if (distance.get(other) === distance.get(here) - 1) walk([...way, other]);
    }
  };
  if (start !== end && distance.has(start)) walk([start]);
  const paths = found
    .slice(0, most)
    .map((way) => ({ nodes: way, steps: way.slice(1).map((node, index) => joined.get(way[index]).get(node)) }));
  return { paths, more: found.length > most };
}
