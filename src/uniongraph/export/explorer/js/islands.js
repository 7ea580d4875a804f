// The communities of the overview on the canvas: a shore around each, its name above, and a click that goes in.
(function (ug) {
  "use strict";

  class Islands {
    constructor(model) {
      this.model = model;
      this.all = [];
      this.hovered = null;
    }

    /** The island that holds the point (in the units of the network), or null. */
    at({ x, y }) {
      return this.all.find((island) => Math.hypot(x - island.x, y - island.y) <= island.radius) || null;
    }

    /** Draw the shores; the units of `context` are those of the network. */
    drawShores(context, theme, scale) {
      for (const island of this.all) {
        const hovered = island === this.hovered;
        context.beginPath();
        context.arc(island.x, island.y, island.radius, 0, 2 * Math.PI);
        context.globalAlpha = island.count ? 1 : 0.4;
        context.fillStyle = theme.island;
        context.fill();
        context.lineWidth = (hovered ? 2.5 : 1) / scale;
        context.strokeStyle = hovered ? theme.accent : theme.shore;
        context.stroke();
        context.globalAlpha = 1;
      }
    }

    /** The shores in pixels, by community; `toPage` makes pixels of units. */
    shores(toPage, scale) {
      return new Map(this.all.map(({ group, x, y, radius }) => [group, { ...toPage({ x, y }), radius: radius * scale }]));
    }

    /** The names of the islands, as `Labels.draw` takes them; `toPage` makes pixels of units. */
    titles(toPage, scale) {
      return this.all.filter(({ count }) => count).map((island) => {
        const { x, y } = toPage({ x: island.x, y: island.y - island.radius });
        const { leader } = this.model.groups[island.group];
        const count = island.count === island.all ? ug.number(island.all) : `${ug.number(island.count)}/${ug.number(island.all)}`;
        return {
          x, y: y + 2, count, label: this.model.shortName(leader),
          room: 2 * island.radius * scale + 14, strong: island === this.hovered,
        };
      });
    }
  }

  ug.Islands = Islands;
})(globalThis.uniongraph);
