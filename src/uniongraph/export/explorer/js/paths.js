// The shortest way from one entity to another along facts.
(function (ug) {
  "use strict";

  /** The facts of a shortest path between two entities, in order, `[]` for one and the same, null if there is none. */
  ug.shortestPath = function (model, from, to, passes) {
    const came = new Map([[from, null]]);
    let front = [from];
    while (front.length && !came.has(to)) {
      const next = [];
      for (const index of front) {
        for (const fact of model.factsOf[index]) {
          const other = fact.subject === index ? fact.object : fact.subject;
          if (came.has(other) || !passes(fact)) continue;
          came.set(other, fact);
          next.push(other);
        }
      }
      front = next;
    }
    if (!came.has(to)) return null;
    const path = [];
    for (let at = to; at !== from; ) {
      const fact = came.get(at);
      path.unshift(fact);
      at = fact.subject === at ? fact.object : fact.subject;
    }
    return path;
  };
})(globalThis.uniongraph);
