// Where the nodes of a view stand: linked ones near each other, none too near; the same at every visit.
// Fruchterman & Reingold, "Graph Drawing by Force-directed Placement", 1991, with a pull to the middle.
(function (ug) {
  "use strict";

  const ROOM = 58; // what a node keeps from the others

  /** Positions `{id, x, y}` of `ids` (the most important first), linked by `pairs` of them; `wide` is width to height. */
  ug.spread = function (ids, pairs, wide) {
    const count = ids.length;
    const number = new Map(ids.map((id, i) => [id, i]));
    const links = pairs.map(([a, b]) => [number.get(a), number.get(b)]);
    const x = new Float64Array(count);
    const y = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      x[i] = ROOM * Math.sqrt(i) * Math.cos(i * 2.39996);
      y[i] = ROOM * Math.sqrt(i) * Math.sin(i * 2.39996);
    }
    const rounds = count > 200 ? 90 : 160;
    for (let round = 0; round < rounds; round += 1) {
      step(x, y, links, ROOM * 1.5, (ROOM * 2 * (rounds - round)) / rounds);
    }
    for (let round = 0; round < 40 && apart(x, y); round += 1);
    return ids.map((id, i) => ({ id, x: Math.round((x[i] - x[0]) * Math.sqrt(wide)), y: Math.round(y[i] - y[0]) }));
  };

  function step(x, y, links, k, most) {
    const count = x.length;
    const dx = new Float64Array(count);
    const dy = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      dx[i] -= x[i] * 0.06;
      dy[i] -= y[i] * 0.06;
      for (let j = i + 1; j < count; j += 1) {
        const [ax, ay] = [x[i] - x[j], y[i] - y[j]];
        const square = Math.max(ax * ax + ay * ay, 1);
        if (square > 36 * k * k) continue;
        const force = (k * k) / square;
        dx[i] += ax * force;
        dy[i] += ay * force;
        dx[j] -= ax * force;
        dy[j] -= ay * force;
      }
    }
    for (const [a, b] of links) {
      const [ax, ay] = [x[a] - x[b], y[a] - y[b]];
      const force = Math.hypot(ax, ay) / k;
      dx[a] -= ax * force;
      dy[a] -= ay * force;
      dx[b] += ax * force;
      dy[b] += ay * force;
    }
    for (let i = 0; i < count; i += 1) {
      const length = Math.hypot(dx[i], dy[i]) || 1;
      const by = Math.min(length, most) / length;
      x[i] += dx[i] * by;
      y[i] += dy[i] * by;
    }
  }

  /** Push apart who stands too near; whether anybody did. */
  function apart(x, y) {
    let moved = false;
    for (let i = 0; i < x.length; i += 1) {
      for (let j = i + 1; j < x.length; j += 1) {
        const [ax, ay] = [x[i] - x[j], y[i] - y[j]];
        const length = Math.hypot(ax, ay);
        if (length >= ROOM) continue;
        moved = true;
        const [ux, uy] = length > 0.01 ? [ax / length, ay / length] : [Math.cos(j), Math.sin(j)];
        const by = ((ROOM - length) / 2) * 1.02;
        x[i] += ux * by;
        y[i] += uy * by;
        x[j] -= ux * by;
        y[j] -= uy * by;
      }
    }
    return moved;
  }

  ug.ROOM = ROOM;
})(globalThis.uniongraph);
