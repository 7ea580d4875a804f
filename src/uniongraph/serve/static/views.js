// Two more ways to look at an answer in the editor: bars for numbers, a drawing for links. No library.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const MOST_BARS = 60;
  const MOST_NODES = 120;

  const element = (name, attributes, text) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const shown = (value) => {
    if (!value) return "";
    if (value.type !== "uri") return value.value;
    const end = value.value.split("#").pop();
    return decodeURIComponent(end.split("/").pop() || end);
  };
  const icon = (path) => {
    const svg = element("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
    svg.append(element("path", { d: path, fill: "currentColor" }));
    return svg;
  };
  const note = (parent, text) => {
    const made = document.createElement("p");
    made.textContent = text;
    parent.append(made);
  };
  const isNumber = (value) => value && value.type !== "uri" && value.value !== "" && Number.isFinite(Number(value.value));

  // The column with numbers in every row, and the first other one.
  const columns = (results) => {
    const rows = (results && results.getBindings()) || [];
    const names = (results && results.getVariables()) || [];
    if (!rows.length) return null;
    const number = [...names].reverse().find((name) => rows.every((row) => !row[name] || isNumber(row[name])) && rows.some((row) => row[name]));
    const label = names.find((name) => name !== number && rows.some((row) => row[name]));
    return number && label ? { rows, number, label } : null;
  };

  window.ugChart = (zh) =>
    class Chart {
      constructor(yasr) {
        this.yasr = yasr;
        this.priority = 5;
        this.label = zh ? "图表" : "Chart";
      }
      canHandleResults() {
        return columns(this.yasr.results) !== null;
      }
      getIcon() {
        return icon("M1 15h14v-1H1zM2 8h3v5H2zM6.5 3h3v10h-3zM11 6h3v7h-3z");
      }
      draw() {
        const { rows, number, label } = columns(this.yasr.results);
        const bars = rows.slice(0, MOST_BARS).map((row) => [shown(row[label]), row[number] ? Number(row[number].value) : 0]);
        const most = Math.max(...bars.map(([, value]) => Math.abs(value)), 1e-9);
        const height = bars.length * 24 + 8;
        const svg = element("svg", { class: "ug-chart", viewBox: `0 0 900 ${height}`, width: "900", height, role: "img", "aria-label": `${label} / ${number}` });
        bars.forEach(([name, value], at) => {
          const y = at * 24 + 4;
          svg.append(element("text", { x: 250, y: y + 14, "text-anchor": "end" }, name.length > 20 ? `${name.slice(0, 19)}…` : name));
          svg.append(element("rect", { x: 260, y, width: Math.max(1, (Math.abs(value) / most) * 540), height: 18 }));
          svg.append(element("text", { x: 266 + (Math.abs(value) / most) * 540, y: y + 14 }, String(value)));
        });
        this.yasr.resultsEl.append(svg);
        if (rows.length > MOST_BARS) note(this.yasr.resultsEl, zh ? `显示 ${rows.length} 行中的前 ${MOST_BARS} 行。` : `The first ${MOST_BARS} of ${rows.length} rows.`);
      }
    };

  // Links: subject, predicate, object of a graph; else the first two columns that are no numbers, row by row.
  const links = (results) => {
    const rows = (results && results.getBindings()) || [];
    const names = (results && results.getVariables()) || [];
    const whole = ["subject", "predicate", "object"].every((name) => names.includes(name));
    const [from, to] = whole ? ["subject", "object"] : names.filter((name) => rows.some((row) => row[name] && !isNumber(row[name])));
    if (!from || !to) return null;
    const kept = rows.filter((row) => row[from] && row[to] && row[from].type !== "bnode" && (!whole || row[to].type === "uri"));
    return kept.length ? kept.map((row) => ({ from: row[from], to: row[to], by: whole ? shown(row.predicate) : "" })) : null;
  };

  // Fruchterman and Reingold, "Graph Drawing by Force-directed Placement", 1991; from a circle, so the same each time.
  const place = (count, pairs) => {
    const at = Array.from({ length: count }, (_, i) => [Math.cos((2 * Math.PI * i) / count), Math.sin((2 * Math.PI * i) / count)].map((v) => v * 300));
    const ideal = 560 / Math.sqrt(count);
    for (let round = 0; round < 200; round += 1) {
      const move = at.map(() => [0, 0]);
      const push = (a, b, force) => {
        const dx = at[a][0] - at[b][0] || 0.01 * (a - b);
        const dy = at[a][1] - at[b][1] || 0.01;
        const far = Math.hypot(dx, dy);
        const size = force(far) / far;
        move[a][0] += dx * size; move[a][1] += dy * size;
        move[b][0] -= dx * size; move[b][1] -= dy * size;
      };
      for (let a = 0; a < count; a += 1) for (let b = a + 1; b < count; b += 1) push(a, b, (far) => (ideal * ideal) / far);
      for (const [a, b] of pairs) if (a !== b) push(a, b, (far) => (-far * far) / ideal);
      at.forEach(([x, y], i) => { // what hangs together with nothing else stays near, too
        move[i][0] -= x * 0.6;
        move[i][1] -= y * 0.6;
      });
      const most = 40 * (1 - round / 200);
      move.forEach(([dx, dy], i) => {
        const far = Math.hypot(dx, dy) || 1;
        at[i][0] += (dx / far) * Math.min(far, most);
        at[i][1] += (dy / far) * Math.min(far, most);
      });
    }
    return at;
  };

  window.ugGraph = (zh) =>
    class Graph {
      constructor(yasr) {
        this.yasr = yasr;
        this.priority = 4;
        this.label = zh ? "关系图" : "Graph";
      }
      canHandleResults() {
        return links(this.yasr.results) !== null;
      }
      getIcon() {
        return icon("M3 1a2.5 2.5 0 0 1 2.4 3.2l5.3 3A2.5 2.5 0 1 1 10.5 9.700l-5 2.200A2.300 2.300 0 1 1 5 10.800l5-2.200v-.3l-5.300-3A2.500 2.500 0 1 1 3 1z");
      }
      draw() {
        const all = links(this.yasr.results);
        const nodes = new Map();
        const drawn = [];
        for (const link of all) {
          const ends = [link.from, link.to];
          if (nodes.size + ends.filter((end) => !nodes.has(end.value)).length > MOST_NODES) continue;
          for (const end of ends) if (!nodes.has(end.value)) nodes.set(end.value, { at: nodes.size, end });
          drawn.push({ ...link, a: nodes.get(link.from.value).at, b: nodes.get(link.to.value).at });
        }
        const at = place(nodes.size, drawn.map(({ a, b }) => [a, b]));
        const [left, top] = [0, 1].map((axis) => Math.min(...at.map((point) => point[axis])) - 90);
        const [right, bottom] = [0, 1].map((axis) => Math.max(...at.map((point) => point[axis])) + 90);
        const svg = element("svg", { class: "ug-graph", viewBox: `${left} ${top} ${right - left} ${bottom - top}`, role: "img", "aria-label": this.label });
        for (const { a, b, by } of drawn) {
          svg.append(element("line", { x1: at[a][0], y1: at[a][1], x2: at[b][0], y2: at[b][1] }));
          if (by) svg.append(element("text", { class: "by", x: (at[a][0] + at[b][0]) / 2, y: (at[a][1] + at[b][1]) / 2 }, by));
        }
        for (const { at: i, end } of nodes.values()) {
          const name = shown(end);
          const label = element("text", { x: at[i][0], y: at[i][1] - 9, "text-anchor": "middle" }, name.length > 16 ? `${name.slice(0, 15)}…` : name);
          label.append(element("title", {}, name));
          svg.append(element("circle", { cx: at[i][0], cy: at[i][1], r: 6 }));
          if (end.type === "uri" && /^https?:/.test(end.value)) {
            const link = element("a", { href: end.value });
            link.append(label);
            svg.append(link);
          } else svg.append(label);
        }
        this.yasr.resultsEl.append(svg);
        if (drawn.length < all.length) note(this.yasr.resultsEl, zh ? `显示 ${all.length} 条联系中的 ${drawn.length} 条。` : `${drawn.length} of ${all.length} links.`);
      }
    };
})();
