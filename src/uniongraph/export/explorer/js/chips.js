// The filters in use, each with a button that takes it away.
(function (ug) {
  "use strict";

  class Chips {
    constructor(element, model, filters) {
      this.element = element;
      this.model = model;
      this.filters = filters;
      filters.onChange(() => this.write());
    }

    /** What is filtered: `[words, values that undo it]`. */
    #active() {
      const { filters, model } = this;
      const { data } = model;
      const found = [];
      const hidden = (set, rows, name) => {
        if (!filters[set].size) return;
        const shown = rows.filter((_, i) => !filters[set].has(i));
        const words = filters[set].size <= shown.length
          ? ug.text("hidden", ug.join([...filters[set]].sort((a, b) => a - b).map((i) => name(rows[i]))))
          : ug.join(shown.map(name));
        found.push([words, { [set]: new Set() }]);
      };
      hidden("hiddenClasses", data.classes, (row) => model.term(row));
      hidden("hiddenPredicates", data.predicates, (row) => model.term(row));
      const states = filters.hiddenStates;
      if (states.size !== 1 || !states.has(2)) {
        const words = ug.STATES.filter((_, i) => !states.has(i)).map((state) => ug.stateName(state));
        found.push([ug.join(words) || "–", { hiddenStates: new Set([2]) }]);
      }
      if (filters.place >= 0) found.push([data.divisions[filters.place][1], { place: -1 }]);
      if (filters.from || filters.to) {
        const words = filters.from === filters.to ? filters.from : `${filters.from || "…"} – ${filters.to || "…"}`;
        found.push([words, { from: "", to: "" }]);
      }
      if (filters.article >= 0) {
        found.push([model.article(filters.article).headline || ug.text("noHeadline"), { article: -1 }]);
      }
      if (filters.least > 0) found.push([ug.text("atLeast", filters.least), { least: 0 }]);
      return found;
    }

    write() {
      const active = this.#active();
      const chips = active.map(([words, values]) =>
        ug.element("button", {
          type: "button", class: "chip", "aria-label": ug.text("remove", words), title: ug.text("remove", words),
          onclick: () => this.filters.change(values),
        }, ug.element("span", { class: "words" }, words), ug.element("span", { "aria-hidden": "true" }, "×")));
      if (chips.length > 1) {
        chips.push(ug.element("button", { type: "button", class: "clear", onclick: () => this.filters.clear() }, ug.text("clear")));
      }
      this.element.replaceChildren(...chips);
      this.element.hidden = chips.length === 0;
    }
  }

  ug.stateName = (state) => ug.text(state === "announced" ? "announcedState" : state);
  ug.Chips = Chips;
})(globalThis.uniongraph);
