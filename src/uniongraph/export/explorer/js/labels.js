// Names on the canvas, always of a readable size and never over each other: the most connected get their place first.
(function (ug) {
  "use strict";

  const LONGEST = 14;
  const HEIGHT = 16;

  /** Keeps the rectangles that are taken, in cells, so that asking stays cheap with a thousand nodes. */
  class Taken {
    #cells = new Map();

    #keys(box) {
      const keys = [];
      for (let x = Math.floor(box.x / 80); x <= Math.floor((box.x + box.width) / 80); x += 1) {
        for (let y = Math.floor(box.y / 80); y <= Math.floor((box.y + box.height) / 80); y += 1) keys.push(`${x},${y}`);
      }
      return keys;
    }

    add(box) {
      for (const key of this.#keys(box)) {
        if (!this.#cells.has(key)) this.#cells.set(key, []);
        this.#cells.get(key).push(box);
      }
    }

    /** Whether `box` touches a taken one, other than those of its own node. */
    hit(box) {
      return this.#keys(box).some((key) =>
        (this.#cells.get(key) || []).some(
          (other) =>
            (box.owner === undefined || other.owner !== box.owner) &&
            box.x < other.x + other.width && other.x < box.x + box.width &&
            box.y < other.y + other.height && other.y < box.y + box.height,
        ),
      );
    }
  }

  class Labels {
    constructor() {
      this.widths = new Map();
    }

    static short(label) {
      const characters = [...label];
      return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : label;
    }

    /**
     * Draw on `context`, whose units are the pixels of the page.
     *
     * `nodes`: `{id, label, x, y, radius, strong, more}` in pixels, the most important first; `more` is how many
     * neighbours are not drawn. The names of the first `leading` may cover nodes, the others keep off them.
     * `edges`: `{x, y, label}` at their middles. `size` is the canvas' `{width, height}`.
     */
    draw(context, nodes, leading, edges, size, theme) {
      const taken = new Taken();
      context.textBaseline = "middle";
      context.textAlign = "center";
      context.lineJoin = "round";
      context.strokeStyle = theme.ground;
      for (const node of nodes) {
        if (node.strong) this.#name(context, node, taken, size, theme);
      }
      const lesser = nodes.filter((node) => !node.strong);
      for (const node of lesser.slice(0, leading)) this.#name(context, node, taken, size, theme);
      for (const node of nodes) {
        const side = node.radius * 1.6;
        taken.add({ x: node.x - side / 2, y: node.y - side / 2, width: side, height: side, owner: node.id });
      }
      for (const node of lesser.slice(leading)) this.#name(context, node, taken, size, theme);
      for (const edge of edges) {
        this.#place(context, edge.label, edge.x, edge.y, "12px", theme.accent, taken, size, undefined);
      }
    }

    #name(context, node, taken, size, theme) {
      if (node.x < -20 || node.y < -20 || node.x > size.width + 20 || node.y > size.height + 20) return;
      const font = node.strong ? "600 13px" : "12px";
      const text = node.strong ? node.label : Labels.short(node.label);
      const away = node.radius + 10;
      const aside = node.radius + 4 + this.#width(context, text, font) / 2;
      const places = [[0, away], [0, -away], [aside, 0], [-aside, 0]];
      const done = places.some(([x, y]) =>
        this.#place(context, text, node.x + x, node.y + y, font, theme.ink, taken, size, node.id));
      if (done && node.more) {
        const x = node.x + node.radius + 12;
        this.#place(context, `+${node.more}`, x, node.y - node.radius * 0.6, "11px", theme.muted, taken, size, node.id);
      }
    }

    #width(context, text, font) {
      context.font = `${font} ${this.family}`;
      const id = `${font} ${text}`;
      if (!this.widths.has(id)) this.widths.set(id, context.measureText(text).width + 6);
      return this.widths.get(id);
    }

    #place(context, text, x, y, font, colour, taken, size, owner) {
      const width = this.#width(context, text, font);
      const middle = Math.min(Math.max(x, width / 2), Math.max(size.width - width / 2, width / 2));
      const box = { x: middle - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT, owner };
      if (taken.hit(box)) return false;
      taken.add({ ...box, owner: undefined });
      context.lineWidth = 3.5;
      context.strokeText(text, middle, y);
      context.fillStyle = colour;
      context.fillText(text, middle, y);
      return true;
    }
  }

  ug.Labels = Labels;
})(globalThis.uniongraph);
