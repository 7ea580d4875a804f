// The drawn part of the graph: vis-network on a canvas, what is dimmed and what stands out, and how it grows.
(function (ug) {
  "use strict";

  const MOST = 900; // nodes drawn at once: with more, a frame takes longer than the eye forgives

  const still = matchMedia("(prefers-reduced-motion: reduce)");

  class View {
    /** `onPick(index)` is told of clicks on nodes, `onIsland(group)` of clicks on communities. */
    constructor(container, model, filters, options, { onPick, onIsland }) {
      this.model = model;
      this.filters = filters;
      this.container = container;
      this.insets = { bottom: 0 }; // pixels of the canvas that other parts of the page cover
      this.growth = container.clientWidth < 500 ? 1.4 : 1; // or nodes would be dust on a phone
      this.selected = null;
      this.hovered = null;
      this.hoveredEdge = null;
      this.theme = ug.theme();
      this.labels = new ug.Labels(this.theme.font);
      this.islands = new ug.Islands(model);
      this.scene = null;
      [this.order, this.speaking] = [[], []]; // whose names are drawn, the most important first; edges that say theirs
      [this.sizes, this.undrawn] = [new Map(), new Map()];
      this.nodes = new vis.DataSet();
      this.edges = new vis.DataSet();
      this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, options);
      this.network.on("click", ({ nodes, edges, pointer }) => {
        const island = this.islands.at(pointer.canvas);
        if (nodes.length) onPick(nodes[0]);
        else if (edges.length) onPick(Number(edges[0].split(">")[0]));
        else if (island) onIsland(island.group);
      });
      this.network.on("hoverNode", ({ node }) => this.#hover("hovered", node));
      this.network.on("blurNode", () => this.#hover("hovered", null));
      this.network.on("hoverEdge", ({ edge }) => this.#hover("hoveredEdge", edge));
      this.network.on("blurEdge", () => this.#hover("hoveredEdge", null));
      container.addEventListener("pointermove", (event) => this.#hoverIsland(event));
      this.network.on("beforeDrawing", (context) =>
        this.islands.drawShores(context, this.theme, this.network.getScale()));
      this.network.on("afterDrawing", (context) => ug.drawNames(context, this));
    }

    #node(index, x, y) {
      const { cls } = this.model.entities[index];
      const { colour, outline, shape } = ug.mark(cls);
      const size = this.growth * Math.min(7 + 2.6 * Math.sqrt(this.model.degree(index)), 32);
      return {
        id: index, cls, shape, x, y, size, opacity: 1, borderWidth: 1.2, color: { background: colour, border: outline },
      };
    }

    #edge(from, to, facts) {
      const both = this.edges.get(`${to}>${from}`) !== null;
      return {
        id: `${from}>${to}`, from, to,
        dashes: facts.every((fact) => fact.inferred) ? [1.5, 4] : facts.every((f) => f.announced || f.inferred) ? [6, 4] : false,
        smooth: both ? { enabled: true, type: "curvedCW", roundness: 0.16 } : false,
        color: { color: this.theme.edge, opacity: 0.65 },
        width: 1,
      };
    }

    /** The facts that pass between two entities, in this direction. */
    facts(id) {
      const [from, to] = id.split(">").map(Number);
      return this.model.factsOf[from].filter((f) => f.subject === from && f.object === to && this.filters.passes(f));
    }

    #hover(field, value) {
      this[field] = value;
      this.#cursor();
      this.network.redraw();
    }

    #hoverIsland({ offsetX, offsetY }) {
      if (!this.islands.all.length) return;
      const island = this.islands.at(this.network.DOMtoCanvas({ x: offsetX, y: offsetY }));
      if (island === this.islands.hovered) return;
      this.islands.hovered = island;
      this.#cursor();
      this.network.redraw();
    }

    #cursor() {
      const point = this.hovered !== null || this.hoveredEdge !== null || this.islands.hovered !== null;
      this.container.style.cursor = point ? "pointer" : "";
    }

    /** Draw a scene instead of what was drawn. */
    show(scene) {
      this.scene = scene;
      [this.hovered, this.hoveredEdge, this.islands.hovered] = [null, null, null];
      this.islands.all = scene.islands;
      this.#forget();
      this.edges.clear();
      this.nodes.clear();
      this.nodes.add(scene.nodes.map(({ id, x, y }) => this.#node(id, x, y)));
      this.edges.add(this.#edgesOf(scene.nodes.map(({ id }) => id)));
      this.selected = null;
      this.#restyle();
      this.fit();
    }

    /** The edges from or to `ids` between nodes that are drawn and whose facts pass, without those drawn already. */
    #edgesOf(ids) {
      const found = new Map();
      for (const index of ids) {
        for (const fact of this.model.factsOf[index]) {
          const { subject, object } = fact;
          if (subject === object || !this.filters.passes(fact)) continue;
          if (!this.nodes.get(subject) || !this.nodes.get(object)) continue;
          const id = `${subject}>${object}`;
          if (this.edges.get(id)) continue;
          if (!found.has(id)) found.set(id, new Set());
          found.get(id).add(fact);
        }
      }
      return [...found].map(([id, facts]) => {
        const [from, to] = id.split(">").map(Number);
        const edge = this.#edge(from, to, [...facts]);
        if (found.has(`${to}>${from}`)) edge.smooth = { enabled: true, type: "curvedCW", roundness: 0.16 };
        return edge;
      });
    }

    /** Numbers of the entities that are drawn. */
    drawn() {
      return this.nodes.getIds();
    }

    #near(index) {
      return this.model.neighbours(index, this.filters.passes);
    }

    undrawnNeighbours(index) {
      return [...this.#near(index)].filter((other) => !this.nodes.get(other));
    }

    fit() {
      const { islands } = this;
      const shores = islands.all.flatMap(({ x, y, radius }) => [
        { x: x - radius, y: y - radius - 12 }, { x: x + radius, y: y + radius },
      ]);
      const points = shores.length ? shores : Object.values(this.network.getPositions());
      this.#frame(points, 0, false, shores.length ? 10 : undefined);
    }

    /** Bring `points` into the part of the canvas that nothing covers. */
    #frame(points, least, animation, edge) {
      const { clientWidth: width, clientHeight: height } = this.container;
      if (!points.length || !width || !height) return;
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const margin = edge ?? (width < 500 ? 26 : 60); // for the names
      const room = {
        x: Math.max(width - 2 * margin, 80),
        y: Math.max(height - this.insets.bottom - 2 * (edge ?? 42), 80), // a name may stand above its node
      };
      const scale = Math.min(room.x / Math.max(right - left, 1), room.y / Math.max(bottom - top, 1), 1.2);
      this.network.moveTo({
        position: { x: (left + right) / 2, y: (top + bottom) / 2 },
        offset: { x: 0, y: -this.insets.bottom / 2 },
        scale: Math.max(scale, least),
        animation,
      });
    }

    /** Bring what matters into view again, for instance because the canvas has another size. */
    reframe() {
      if (this.selected === null) this.fit();
      else this.#bringIntoView();
    }

    zoom(factor) {
      this.network.moveTo({ scale: Math.min(Math.max(this.network.getScale() * factor, 0.05), 6) });
    }

    /** Make entity `index` the centre: draw it and some neighbours, dim the rest, bring them into view. */
    select(index) {
      this.selected = index;
      if (!this.nodes.get(index)) this.#add([index], this.#anchor(index));
      const [near, undrawn] = [this.#near(index).size, this.undrawnNeighbours(index).length];
      // Coming back to an entity must not pile up its neighbours: the rest waits behind "+N".
      if (undrawn && (undrawn <= ug.EXPANSION || near - undrawn < ug.EXPANSION)) this.expand(index);
      this.network.selectNodes([index], false);
      this.#restyle();
      this.#bringIntoView();
    }

    /** Draw up to `EXPANSION` more neighbours of `index`, the most connected first. */
    expand(index) {
      const wanted = this.model.byDegree(this.undrawnNeighbours(index)).slice(0, ug.EXPANSION);
      this.#makeRoom(wanted.length, index);
      this.#add(wanted, this.network.getPosition(index));
      this.#restyle();
      this.#bringIntoView();
    }

    /** Take the colours of the page anew. */
    recolour() {
      this.theme = ug.theme();
      const marks = this.nodes.get().map(({ id, cls }) => {
        const { colour, outline } = ug.mark(cls);
        return { id, color: { background: colour, border: outline } };
      });
      this.nodes.update(marks);
      this.#restyle();
    }

    /** Where entity `index` is on the page, for tests and tours; null when it is not drawn. */
    positionOf(index) {
      if (!this.nodes.get(index)) return null;
      const at = this.network.canvasToDOM(this.network.getPosition(index));
      const box = this.container.getBoundingClientRect();
      return { x: box.left + at.x, y: box.top + at.y };
    }

    /** A new node stands near a drawn neighbour, or else in the middle of what is seen. */
    #anchor(index) {
      const near = this.model.byDegree(this.#near(index)).find((other) => this.nodes.get(other));
      return near === undefined ? this.network.getViewPosition() : this.network.getPosition(near);
    }

    #add(indexes, around) {
      const taken = Object.values(this.network.getPositions());
      const free = (at) => taken.every((other) => Math.hypot(other.x - at.x, other.y - at.y) >= ug.ROOM);
      let step = 2;
      for (const index of indexes) {
        let at = around;
        // Along a sunflower's spiral, the next place that nobody stands in.
        for (; !free(at) && step < 4000; step += 1) {
          const [radius, angle] = [ug.ROOM * 0.9 * Math.sqrt(step), step * 2.39996];
          at = { x: around.x + radius * Math.cos(angle), y: around.y + radius * Math.sin(angle) };
        }
        taken.push(at);
        this.nodes.add(this.#node(index, Math.round(at.x), Math.round(at.y)));
      }
      this.edges.add(this.#edgesOf(indexes));
    }

    /** Nobody's name is to be drawn: who is gone has no place, and a picture may be asked for before all is settled. */
    #forget() {
      [this.order, this.speaking] = [[], []];
    }

    /** Take away the nodes that have been drawn longest, but not `index` nor whom it touches. */
    #makeRoom(coming, index) {
      const excess = this.nodes.length + coming - MOST;
      if (excess <= 0) return;
      const near = this.#near(index);
      const gone = new Set(this.nodes.getIds().filter((id) => id !== index && !near.has(id)).slice(0, excess));
      this.#forget();
      this.edges.remove(this.edges.get({ filter: ({ from, to }) => gone.has(from) || gone.has(to) }));
      this.nodes.remove([...gone]);
    }

    #restyle() {
      const { selected, theme } = this;
      const near = selected === null ? null : this.#near(selected);
      const clear = (id) => near === null || id === selected || near.has(id);
      this.nodes.update(
        this.nodes.map(({ id }) => ({ id, opacity: clear(id) ? 1 : 0.18, borderWidth: id === selected ? 3.5 : 1.2 })),
      );
      this.edges.update(
        this.edges.map(({ id, from, to }) => {
          const strong = from === selected || to === selected || Boolean(this.scene?.path);
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
      this.undrawn = new Map(this.drawn().map((id) => [id, this.undrawnNeighbours(id).length]));
      const rank = (id) => (id === selected ? 1e9 : this.model.degree(id));
      this.order = this.drawn()
        .filter(clear)
        .sort((a, b) => rank(b) - rank(a) || a - b);
      this.sizes = new Map(this.nodes.map(({ id, size }) => [id, size]));
      this.speaking = this.edges.get({
        filter: ({ from, to }) => from === selected || to === selected || Boolean(this.scene?.path),
      });
    }

    #bringIntoView() {
      if (this.selected === null) return;
      const near = [this.selected, ...this.#near(this.selected)].filter((id) => this.nodes.get(id));
      const animation = still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
      this.#frame(Object.values(this.network.getPositions(near)), 0.35, animation);
    }
  }

  ug.View = View;
})(globalThis.uniongraph);
