// The classes, the relations and the grounds as boxes to tick, each with its count: the legend is the filter.
(function (ug) {
  "use strict";

  /** A list of boxes. `rows(i)`: `{icon, name, hint}`; `set`: the set of `filters` that holds who is hidden. */
  class Boxes {
    constructor(list, filters, { set, length, row, counts, key }) {
      Object.assign(this, { filters, set, length, row, counts });
      this.items = Array.from({ length }, (_, i) => {
        const box = ug.element("input", { type: "checkbox", onchange: () => filters.flip(set, i) });
        const name = ug.element("span", { class: "name" });
        const count = ug.element("span", { class: "count" });
        const icon = ug.element("span", { class: "icon" });
        const only = ug.element("button", { type: "button", class: "only", onclick: () => filters.only(set, i, length) });
        const item = ug.element("li", { "data-key": key(i) }, ug.element("label", {}, box, icon, name, count), only);
        return { box, name, count, icon, only, item };
      });
      list.replaceChildren(...this.items.map(({ item }) => item));
    }

    write() {
      const counts = this.counts();
      this.items.forEach(({ box, name, count, icon, only, item }, i) => {
        const { mark, text, hint } = this.row(i);
        box.checked = !this.filters[this.set].has(i);
        icon.replaceChildren(...(mark ? [mark] : []));
        name.textContent = text;
        if (hint) item.title = hint;
        count.textContent = ug.number(counts[i]);
        only.textContent = ug.text("only");
        only.setAttribute("aria-label", ug.text("onlyOf", text));
        item.classList.toggle("zero", counts[i] === 0);
      });
    }
  }

  /** How an edge of the state looks: a line, dashed where it is announced, dotted where it is inferred. */
  function lineIcon(state) {
    const dashes = { announced: "4 3", inferred: "1.5 3" }[state];
    return ug.svg("svg", { viewBox: "0 0 16 16", class: "mark", "aria-hidden": "true" },
      ug.svg("path", { d: "M0 8h16", class: "line", "stroke-dasharray": dashes }));
  }

  ug.classBoxes = (list, model, filters) => new Boxes(list, filters, {
    set: "hiddenClasses", length: model.data.classes.length, counts: () => filters.counts.classes,
    key: (i) => model.data.classes[i][0],
    row: (i) => ({ mark: ug.markIcon(i), text: model.term(model.data.classes[i]) }),
  });

  ug.predicateBoxes = (list, model, filters) => new Boxes(list, filters, {
    set: "hiddenPredicates", length: model.data.predicates.length, counts: () => filters.counts.predicates,
    key: (i) => model.data.predicates[i][0],
    row: (i) => ({ text: model.term(model.data.predicates[i]) }),
  });

  ug.stateBoxes = (list, filters) => new Boxes(list, filters, {
    set: "hiddenStates", length: ug.STATES.length, counts: () => filters.counts.states, key: (i) => ug.STATES[i],
    row: (i) => ({
      mark: lineIcon(ug.STATES[i]), text: ug.stateName(ug.STATES[i]),
      hint: ug.STATES[i] === "inferred" ? ug.text("inferredHint") : "",
    }),
  });
})(globalThis.uniongraph);
