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
        for (let y = Math.floor(box.y / 80); y <= Math.floor((box.y + box.height) / 80); y += 1) keys.push(x * 4096 + y);
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
    constructor(family) {
      this.family = family;
      this.widths = new Map();
    }

    static short(label) {
      const characters = [...label];
      return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : label;
    }

    /**
     * Draw on `context`, whose units are the pixels of the page.
     *
     * `nodes`: `{id, label, x, y, radius, strong, more, shore}` in pixels, the most important first; `more` is how many
     * neighbours are not drawn, `shore` the circle `{x, y, radius}` that the name must stay in, if there is one. The names of the first `leading` may cover nodes, the others keep off them.
     * `edges`: `{x, y, label}` at their middles. `titles`: `{x, y, label, count, room, strong}` of islands, `room` in
     * pixels. `size` is the canvas' `{width, height}`.
     */
    draw(context, { nodes, leading, edges, titles }, size, theme) {
      const taken = new Taken();
      context.textBaseline = "middle";
      context.textAlign = "center";
      context.lineJoin = "round";
      context.strokeStyle = theme.ground;
      for (const title of titles) this.#title(context, title, taken, size, theme);
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

    /** The name of an island, as much of it as there is room for, and how many are in it. */
    #title(context, title, taken, size, theme) {
      if (title.x < -100 || title.y < -20 || title.x > size.width + 100 || title.y > size.height + 20) return;
      const font = "600 13px";
      const colour = title.strong ? theme.accent : theme.ink;
      const characters = [...title.label];
      // As long as there is room, without the count rather than not at all.
      for (let length = characters.length; length >= Math.min(characters.length, 3); length -= 1) {
        const name = length < characters.length ? `${characters.slice(0, length).join("")}…` : title.label;
        for (const text of [`${name} ${title.count}`, name]) {
          if (this.#width(context, text, font) > Math.max(title.room, 92)) continue;
          if (this.#place(context, text, title.x, title.y, font, colour, taken, size, undefined)) return;
        }
      }
    }

    #name(context, node, taken, size, theme) {
      if (node.x < -20 || node.y < -20 || node.x > size.width + 20 || node.y > size.height + 20) return;
      const font = node.strong ? "600 13px" : "12px";
      const text = node.strong ? node.label : Labels.short(node.label);
      const away = node.radius + 10;
      const aside = node.radius + 4 + this.#width(context, text, font) / 2;
      const places = [[0, away], [0, -away], [aside, 0], [-aside, 0]];
      const ashore = node.shore && !node.strong ? places.filter(([x, y]) => this.#within(node.shore, node.x + x, node.y + y,
        this.#width(context, text, font))) : places;
      const done = ashore.some(([x, y]) =>
        this.#place(context, text, node.x + x, node.y + y, font, theme.ink, taken, size, node.id));
      if (done && node.more) {
        const x = node.x + node.radius + 12;
        this.#place(context, `+${node.more}`, x, node.y - node.radius * 0.6, "11px", theme.muted, taken, size, node.id);
      }
    }

    /** Whether a name of this width, its middle at `x`, `y`, lies in the circle. */
    #within(circle, x, y, width) {
      const slack = circle.radius + 8;
      return Math.abs(y - circle.y) < slack && Math.hypot(Math.abs(x - circle.x) + width / 2, y - circle.y) < slack;
    }

    #width(context, text, font) {
      const id = `${font} ${text}`;
      let width = this.widths.get(id);
      if (width === undefined) {
        context.font = `${font} ${this.family}`;
        width = context.measureText(text).width + 6;
        this.widths.set(id, width);
      }
      return width;
    }

    #place(context, text, x, y, font, colour, taken, size, owner) {
      const width = this.#width(context, text, font);
      const middle = Math.min(Math.max(x, width / 2), Math.max(size.width - width / 2, width / 2));
      const box = { x: middle - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT, owner };
      if (taken.hit(box)) return false;
      taken.add({ ...box, owner: undefined });
      context.font = `${font} ${this.family}`;
      context.lineWidth = 3.5;
      context.strokeText(text, middle, y);
      context.fillStyle = colour;
      context.fillText(text, middle, y);
      return true;
    }
  }

  ug.Labels = Labels;
})(globalThis.uniongraph);
