// Small helpers that put text into the document as text, never as markup.
(function (ug) {
  "use strict";

  function fill(made, attributes, children) {
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** A new element with attributes (`class`, `type`, …, and `on…` listeners) and children: elements or strings. */
  ug.element = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

  /** The same for a part of a drawing. */
  ug.svg = (name, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

  /** The same for an element that is there already. */
  ug.fill = fill;

  ug.byId = (id) => document.getElementById(id);

  /** The first `limit` of `items` as `make` makes them, in a list element, and a button that brings as many more. */
  ug.list = function (name, attributes, items, limit, make) {
    const list = ug.element(name, attributes);
    let shown = 0;
    function grow() {
      const next = items.slice(shown, shown + limit).map(make);
      shown += next.length;
      list.append(...next);
      const left = items.length - shown;
      if (left <= 0) return next[0];
      const more = ug.element("li", { class: "more" },
        ug.element("button", { type: "button", onclick: () => {
          more.remove();
          const first = grow();
          (first.querySelector("a, button") || list).focus();
        } }, ug.text("more", Math.min(left, limit), left)));
      list.append(more);
      return next[0];
    }
    if (items.length) grow();
    return list;
  };
})(globalThis.uniongraph);
