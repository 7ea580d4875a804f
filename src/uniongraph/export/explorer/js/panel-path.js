// The panel of a path between two entities: each step as a sentence, with the words of the paper.
(function (ug) {
  "use strict";

  ug.pathPanel = function (model, from, to, path) {
    const title = ug.text("pathTitle", model.entities[from].label, model.entities[to].label);
    return [
      ug.element("p", { class: "class" }, ug.text("path")),
      ug.element("h2", {}, title),
      ug.element("p", { class: "caption" }, path === null ? ug.text("noPath") : ug.text("pathSteps", path.length)),
      path === null
        ? ug.element("ul", { class: "rows" }, [from, to].map((index) => ug.element("li", {}, ug.entityLink(model, index))))
        : ug.element("ol", { class: "steps" }, path.map((fact) => ug.factItem(model, fact))),
    ];
  };
})(globalThis.uniongraph);
