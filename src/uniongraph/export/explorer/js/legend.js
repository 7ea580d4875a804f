// The legend: each class with its mark and count, and a switch that shows or hides it.
(function (ug) {
  "use strict";

  class Legend {
    /** `onChange(hidden)` is told the set of the numbers of the hidden classes. */
    constructor(model, onChange) {
      this.model = model;
      this.onChange = onChange;
      this.hidden = new Set();
      this.toggle = document.getElementById("legend-toggle");
      this.body = document.getElementById("legend-body");
      this.list = document.getElementById("legend-classes");
      this.all = document.getElementById("legend-all");
      this.toggle.addEventListener("click", () => this.open(this.body.hidden));
      this.all.addEventListener("click", () => this.#change(new Set()));
      this.counts = model.data.classes.map(() => 0);
      for (const entity of model.entities) this.counts[entity.cls] += 1;
      this.buttons = model.data.classes.map((_, cls) =>
        ug.element("button", { type: "button", "data-class": model.data.classes[cls][0], onclick: () => this.#flip(cls) }),
      );
      this.list.append(...this.buttons.map((button) => ug.element("li", {}, button)));
      this.open(!matchMedia("(max-width: 760px)").matches);
      this.write();
    }

    open(open) {
      this.body.hidden = !open;
      this.toggle.setAttribute("aria-expanded", String(open));
      this.write();
    }

    /** Make the class of an entity visible, for instance because a search led to it. */
    reveal(cls) {
      if (this.hidden.has(cls)) this.#flip(cls);
    }

    write() {
      this.toggle.textContent = ug.text(this.body.hidden ? "legendShort" : "legend");
      this.buttons.forEach((button, cls) => {
        button.setAttribute("aria-pressed", String(!this.hidden.has(cls)));
        button.replaceChildren(
          ug.markIcon(cls),
          ug.element("span", { class: "name" }, this.model.term(this.model.data.classes[cls])),
          ug.element("span", { class: "count" }, String(this.counts[cls])),
        );
      });
      this.all.hidden = this.hidden.size === 0;
    }

    #flip(cls) {
      const hidden = new Set(this.hidden);
      if (!hidden.delete(cls)) hidden.add(cls);
      this.#change(hidden);
    }

    #change(hidden) {
      this.hidden = hidden;
      this.write();
      this.onChange(hidden);
    }
  }

  ug.Legend = Legend;
})(globalThis.uniongraph);
