// The drawn part of the graph: vis-network on a canvas, what is dimmed and what stands out, and how it grows.
(function (ug) {
  "use strict";

  const EXPANSION = 24; // neighbours that one click adds
  const MOST = 1000; // nodes drawn at once: with more, a frame takes longer than the eye forgives
  const LEADING = 24; // names in the overview that may cover lesser nodes
  const ROOM = 62; // what a new node keeps from the others

  const still = matchMedia("(prefers-reduced-motion: reduce)");

  class View {
    /** `first`: nodes with positions and edges, as pyvis gives them. `onPick(index)` is told of clicks on nodes. */
    constructor(container, model, first, options, onPick) {
      this.model = model;
      this.container = container;
      this.hidden = new Set();
      this.insets = { left: 0, bottom: 0 }; // pixels of the canvas that other parts of the page cover
      this.growth = container.clientWidth < 500 ? 1.5 : 1; // or nodes would be dust on a phone
      this.selected = null;
      this.hovered = null;
      this.hoveredEdge = null;
      this.theme = ug.theme();
      this.labels = new ug.Labels();
      this.labels.family = this.theme.font;
      this.nodes = new vis.DataSet();
      this.edges = new vis.DataSet();
      this.shown = new vis.DataView(this.nodes, { filter: (node) => !this.hidden.has(node.cls) });
      this.nodes.add(first.nodes.map(({ id, x, y }) => this.#node(id, x, y)));
      this.edges.add(first.edges.map(({ from, to }) => this.#edge(`${from}>${to}`)));
      this.network = new vis.Network(container, { nodes: this.shown, edges: this.edges }, options);
      this.network.on("click", ({ nodes, edges }) => {
        if (nodes.length) onPick(nodes[0]);
        else if (edges.length) onPick(Number(edges[0].split(">")[0]));
      });
      const hover = (field, value) => () => this.#hover(field, value);
      this.network.on("hoverNode", ({ node }) => hover("hovered", node)());
      this.network.on("blurNode", hover("hovered", null));
      this.network.on("hoverEdge", ({ edge }) => hover("hoveredEdge", edge)());
      this.network.on("blurEdge", hover("hoveredEdge", null));
      this.network.on("afterDrawing", (context) => this.#drawLabels(context));
      this.network.once("afterDrawing", () => (this.selected === null ? this.fit() : this.#bringIntoView()));
    }

    #node(index, x, y) {
      const { cls } = this.model.entities[index];
      const { colour, shape } = ug.mark(cls);
      const size = this.growth * Math.min(7 + 2.6 * Math.sqrt(this.model.degree(index)), 32);
      return {
        id: index, cls, shape, x, y, size, opacity: 1,
        color: { background: colour, border: this.theme.ground },
      };
    }

    #edge(id) {
      const [from, to] = id.split(">").map(Number);
      const announced = this.model.links.get(id).every((fact) => fact.announced);
      const both = this.model.links.has(`${to}>${from}`);
      return {
        id, from, to,
        dashes: announced ? [5, 4] : false,
        smooth: both ? { enabled: true, type: "curvedCW", roundness: 0.16 } : false,
        color: { color: this.theme.edge, opacity: 0.65 },
        width: 1,
      };
    }

    #hover(field, value) {
      this[field] = value;
      this.container.style.cursor = this.hovered !== null || this.hoveredEdge !== null ? "pointer" : "";
      this.network.redraw();
    }

    /** Numbers of the entities that the network holds: those drawn and not filtered away. */
    drawn() {
      return Object.keys(this.network.getPositions()).map(Number);
    }

    undrawnNeighbours(index) {
      return [...this.model.neighbours[index]].filter((other) => !this.nodes.get(other));
    }

    /** Show or hide the classes: `hidden` is the set of their numbers. */
    filter(hidden) {
      this.hidden = hidden;
      this.shown.refresh();
    }

    fit() {
      this.#frame(this.drawn(), 0, false);
    }

    /** Bring the nodes `ids` into the part of the canvas that nothing covers. */
    #frame(ids, least, animation) {
      const { clientWidth: width, clientHeight: height } = this.container;
      if (!ids.length || !width || !height) return;
      const points = Object.values(this.network.getPositions(ids));
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const margin = width < 500 ? 26 : 60; // for the names
      const room = {
        x: Math.max(width - this.insets.left - 2 * margin, 80),
        y: Math.max(height - this.insets.bottom - 2 * 30, 80),
      };
      const scale = Math.min(room.x / Math.max(right - left, 1), room.y / Math.max(bottom - top, 1), 1.2);
      this.network.moveTo({
        position: { x: (left + right) / 2, y: (top + bottom) / 2 },
        offset: { x: this.insets.left / 2, y: -this.insets.bottom / 2 },
        scale: Math.max(scale, least),
        animation,
      });
    }

    zoom(factor) {
      this.network.moveTo({ scale: Math.min(Math.max(this.network.getScale() * factor, 0.05), 6) });
    }

    /** Make entity `index` the centre: draw it and some neighbours, dim the rest, bring them into view; null undoes. */
    select(index) {
      this.selected = index;
      if (index !== null) {
        if (!this.nodes.get(index)) this.#add([index], this.#anchor(index));
        const undrawn = this.undrawnNeighbours(index).length;
        // Coming back to an entity must not pile up its neighbours: the rest waits behind "+N".
        if (undrawn <= EXPANSION || this.model.degree(index) - undrawn < EXPANSION) this.expand(index);
        this.network.selectNodes(this.shown.get(index) ? [index] : [], false);
      } else {
        this.network.unselectAll();
      }
      this.#restyle();
      this.#bringIntoView();
    }

    /** Draw up to `EXPANSION` more neighbours of `index`, the most connected first. */
    expand(index) {
      const wanted = this.model.byDegree(this.undrawnNeighbours(index)).slice(0, EXPANSION);
      this.#makeRoom(wanted.length, index);
      this.#add(wanted, this.network.getPosition(index));
      this.#restyle();
      this.#bringIntoView();
    }

    restyle() {
      this.theme = ug.theme();
      this.#restyle();
    }

    /** Where entity `index` is on the page, for tests and tours; null when it is not drawn. */
    positionOf(index) {
      if (!this.shown.get(index)) return null;
      const at = this.network.canvasToDOM(this.network.getPosition(index));
      const box = this.container.getBoundingClientRect();
      return { x: box.left + at.x, y: box.top + at.y };
    }

    /** A new node stands near a drawn neighbour, or else in the middle of what is seen. */
    #anchor(index) {
      const near = this.model.byDegree(this.model.neighbours[index]).find((other) => this.shown.get(other));
      return near === undefined ? this.network.getViewPosition() : this.network.getPosition(near);
    }

    #add(indexes, around) {
      const taken = this.nodes.map(({ id, x, y }) => (this.shown.get(id) ? this.network.getPosition(id) : { x, y }));
      const free = (at) => taken.every((other) => Math.hypot(other.x - at.x, other.y - at.y) >= ROOM);
      let step = 2;
      for (const index of indexes) {
        let at = around;
        // Along a sunflower's spiral, the next place that nobody stands in.
        for (; !free(at) && step < 4000; step += 1) {
          const [radius, angle] = [ROOM * 0.9 * Math.sqrt(step), step * 2.39996];
          at = { x: around.x + radius * Math.cos(angle), y: around.y + radius * Math.sin(angle) };
        }
        taken.push(at);
        this.nodes.add(this.#node(index, Math.round(at.x), Math.round(at.y)));
        const ids = [...this.model.neighbours[index]]
          .filter((other) => this.nodes.get(other))
          .flatMap((other) => [`${index}>${other}`, `${other}>${index}`])
          .filter((id) => this.model.links.has(id) && !this.edges.get(id));
        this.edges.add(ids.map((id) => this.#edge(id)));
      }
    }

    /** Take away the nodes that have been drawn longest, but not `index` nor whom it touches. */
    #makeRoom(coming, index) {
      const excess = this.nodes.length + coming - MOST;
      if (excess <= 0) return;
      const near = this.model.neighbours[index];
      const leaving = this.nodes.getIds().filter((id) => id !== index && !near.has(id)).slice(0, excess);
      const gone = new Set(leaving);
      this.edges.remove(this.edges.get({ filter: ({ from, to }) => gone.has(from) || gone.has(to) }));
      this.nodes.remove(leaving);
    }

    #restyle() {
      const { selected, theme } = this;
      const near = selected === null ? null : this.model.neighbours[selected];
      const clear = (id) => near === null || id === selected || near.has(id);
      this.nodes.update(
        this.nodes.map(({ id, color }) => ({
          id,
          opacity: clear(id) ? 1 : 0.18,
          color: { ...color, border: id === selected ? theme.ink : theme.ground },
          borderWidth: id === selected ? 3 : 1.5,
        })),
      );
      this.edges.update(
        this.edges.map(({ id, from, to }) => {
          const strong = from === selected || to === selected;
          return {
            id,
            width: strong ? 1.6 : 1,
            color: {
              color: strong ? theme.accent : theme.edge,
              opacity: near === null ? 0.65 : strong ? 0.9 : 0.15,
            },
          };
        }),
      );
    }

    #bringIntoView() {
      if (this.selected === null) return;
      const near = [this.selected, ...this.model.neighbours[this.selected]].filter((id) => this.shown.get(id));
      const animation = still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
      this.#frame(near, 0.35, animation);
    }

    #drawLabels(context) {
      const { canvas } = context;
      const size = { width: canvas.clientWidth, height: canvas.clientHeight };
      if (!size.width) return;
      const scale = this.network.getScale();
      const near = this.selected === null ? null : this.model.neighbours[this.selected];
      const ids = this.shown.getIds().filter((id) => !near || id === this.selected || near.has(id) || id === this.hovered);
      const rank = (id) => (id === this.hovered ? 2e9 : id === this.selected ? 1e9 : this.model.degree(id));
      const nodes = ids.sort((a, b) => rank(b) - rank(a) || a - b).map((id) => ({
        id,
        label: this.model.entities[id].label,
        ...this.network.canvasToDOM(this.network.getPosition(id)),
        radius: this.nodes.get(id).size * scale,
        strong: id === this.hovered || id === this.selected,
        more: id === this.hovered || id === this.selected || scale > 0.7 ? this.undrawnNeighbours(id).length : 0,
      }));
      const speaking = this.edges.get({
        filter: ({ id, from, to }) => id === this.hoveredEdge || from === this.selected || to === this.selected,
      });
      const edges = speaking
        .filter(({ from, to }) => this.shown.get(from) && this.shown.get(to))
        .map(({ id, from, to }) => {
          const [a, b] = [this.network.getPosition(from), this.network.getPosition(to)];
          const names = new Set(this.model.links.get(id).map((fact) => this.model.predicateName(fact)));
          const middle = this.network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
          return { label: [...names].join(ug.language === "zh" ? "、" : ", "), ...middle };
        });
      const ratio = canvas.width / size.width;
      context.save();
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.labels.draw(context, nodes, near ? 0 : LEADING, edges, size, this.theme);
      context.restore();
    }
  }

  ug.View = View;
  ug.EXPANSION = EXPANSION;
})(globalThis.uniongraph);
