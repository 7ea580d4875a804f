// The divisions as a tree, from province to township, each with a count; a choice shows only what is there.
(function (ug) {
  "use strict";

  class Places {
    constructor(element, model, filters) {
      this.element = element;
      this.model = model;
      this.filters = filters;
      this.open = new Set();
      this.below = model.data.divisions.map(() => []);
      this.top = [];
      model.data.divisions.forEach(([, , above], division) => (above < 0 ? this.top : this.below[above]).push(division));
    }

    write() {
      if (this.filters.place >= 0) this.model.divisionPath(this.filters.place).slice(0, -1).forEach((at) => this.open.add(at));
      const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
      this.element.replaceChildren(this.#list(this.top));
      if (focused) this.element.querySelector(`[data-at="${focused}"]`)?.focus();
    }

    #list(divisions) {
      const { counts } = this.filters;
      const order = [...divisions].sort((a, b) => counts.divisions[b] - counts.divisions[a] || a - b);
      return ug.element("ul", { class: "tree" }, order.map((division) => this.#item(division)));
    }

    #item(division) {
      const [, name] = this.model.data.divisions[division];
      const open = this.open.has(division);
      const chosen = this.filters.place === division;
      const count = this.filters.counts.divisions[division];
      const twist = this.below[division].length
        ? ug.element("button", {
          type: "button", class: "twist", "data-at": `twist-${division}`, "aria-expanded": String(open),
          "aria-label": ug.text("expand", name), onclick: () => this.#twist(division),
        }, ug.element("span", { "aria-hidden": "true" }, open ? "▾" : "▸"))
        : ug.element("span", { class: "twist" });
      return ug.element("li", { class: count ? "" : "zero" },
        ug.element("div", { class: "row" }, twist,
          ug.element("button", {
            type: "button", class: "choice", "data-at": String(division), "aria-pressed": String(chosen),
            onclick: () => this.filters.change({ place: chosen ? -1 : division }),
          }, ug.element("span", { class: "name" }, name), ug.element("span", { class: "count" }, ug.number(count)))),
        open ? this.#list(this.below[division]) : null);
    }

    #twist(division) {
      if (!this.open.delete(division)) this.open.add(division);
      this.write();
    }
  }

  ug.Places = Places;
})(globalThis.uniongraph);
