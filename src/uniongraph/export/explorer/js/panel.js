// The panel beside the graph, and the way back out of what it shows.
(function (ug) {
  "use strict";

  class Panel {
    /** `actions`: `back()`, `close()`, and what the panel of an entity takes. */
    constructor(element, crumbs, actions) {
      this.element = element;
      this.crumbs = crumbs;
      this.actions = actions;
    }

    /** Say where people are: `[[words, address], …]`, the last without an address. */
    writeTrail(trail) {
      this.crumbs.hidden = trail.length < 2;
      this.crumbs.replaceChildren(ug.element("ol", {}, trail.map(([words, address]) => ug.element("li", {},
        address === null ? ug.element("span", { "aria-current": "page" }, words) : ug.element("a", { href: address }, words)))));
    }

    /** Show `children` as a panel of this kind. */
    show(kind, children) {
      this.element.dataset.kind = kind;
      const top = kind === "home" ? null : ug.element("div", { class: "top" },
        ug.element("button", { type: "button", class: "back", onclick: this.actions.back }, `‹ ${ug.text("back")}`),
        ug.element("button", { type: "button", class: "close", "aria-label": ug.text("close"), title: ug.text("close"),
          onclick: this.actions.close }, "×"));
      this.element.replaceChildren(...[top, ...children].filter(Boolean));
      this.element.scrollTop = 0;
    }
  }

  ug.Panel = Panel;
})(globalThis.uniongraph);
