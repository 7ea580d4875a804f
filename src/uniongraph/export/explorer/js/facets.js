// The filters beside the graph. Each part is written when it is open, for a large graph has many articles and places.
(function (ug) {
  "use strict";

  class Facets {
    constructor(model, filters) {
      this.model = model;
      this.filters = filters;
      this.parts = {
        classes: ug.classBoxes(ug.byId("facet-classes"), model, filters),
        predicates: ug.predicateBoxes(ug.byId("facet-predicates"), model, filters),
        states: ug.stateBoxes(ug.byId("facet-states"), filters),
        places: new ug.Places(ug.byId("facet-places"), model, filters),
        dates: { write: () => this.#writeDates() },
        articles: { write: () => this.#writeArticles() },
        levels: { write: () => this.#writeLevels() },
      };
      document.querySelectorAll("#filters details").forEach((details) =>
        details.addEventListener("toggle", () => this.#writePart(details)));
      for (const [id, field] of [["date-from", "from"], ["date-to", "to"]]) {
        ug.byId(id).addEventListener("change", (event) => filters.change({ [field]: event.target.value }));
      }
      ug.byId("article-find").addEventListener("input", () => this.#writeArticles());
      filters.onChange(() => this.write());
    }

    write() {
      document.querySelectorAll("#filters details").forEach((details) => this.#writePart(details));
      ug.byId("filters-clear").hidden = !this.filters.active && !this.filters.inferredShown;
      ug.byId("filters-toggle").classList.toggle("active", this.filters.active);
    }

    #writePart(details) {
      details.toggleAttribute("data-written", details.open);
      if (details.open) this.parts[details.dataset.facet].write();
    }

    /** A choice among others, with its count. */
    #choice(words, count, chosen, values, title) {
      return ug.element("li", { class: count ? "" : "zero" },
        ug.element("button", {
          type: "button", class: "choice", "aria-pressed": String(chosen), title,
          onclick: () => this.filters.change(values),
        }, ug.element("span", { class: "name" }, words), ug.element("span", { class: "count" }, ug.number(count))));
    }

    #keepFocus(list, items) {
      const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
      list.replaceChildren(...items);
      if (at >= 0) list.querySelectorAll("button")[at]?.focus();
    }

    #writeDates() {
      const { filters } = this;
      ug.byId("date-from").value = ug.day(filters.from, false);
      ug.byId("date-to").value = ug.day(filters.to, true);
      const years = [...filters.counts.years].sort(([a], [b]) => (a < b ? 1 : -1));
      this.#keepFocus(ug.byId("facet-years"), years.map(([year, count]) => {
        const chosen = filters.from === year && filters.to === year;
        return this.#choice(year, count, chosen, chosen ? { from: "", to: "" } : { from: year, to: year });
      }));
    }

    #writeArticles() {
      const { filters, model } = this;
      const wanted = ug.byId("article-find").value.trim().toLowerCase();
      const numbers = model.data.articles
        .map((_, number) => number)
        .filter((number) => !wanted || model.data.articles[number].join(" ").toLowerCase().includes(wanted))
        .sort((a, b) => (b === filters.article) - (a === filters.article) || filters.counts.articles[b] - filters.counts.articles[a] || a - b);
      const items = numbers.slice(0, 30).map((number) => {
        const { headline, paper, date } = model.article(number);
        const chosen = filters.article === number;
        return this.#choice(headline || ug.text("noHeadline"), filters.counts.articles[number], chosen,
          { article: chosen ? -1 : number }, [headline, paper, date].filter(Boolean).join(" · "));
      });
      this.#keepFocus(ug.byId("facet-articles"), items);
      ug.byId("articles-more").textContent = numbers.length > 30 ? `… ${ug.number(numbers.length)}` : "";
    }

    #writeLevels() {
      const { filters } = this;
      this.#keepFocus(ug.byId("facet-levels"), ug.LEVELS.map((level, i) =>
        this.#choice(level ? ug.text("atLeast", level) : ug.text("anyConfidence"), filters.counts.levels[i],
          filters.least === level, { least: level })));
    }
  }

  ug.Facets = Facets;
})(globalThis.uniongraph);
