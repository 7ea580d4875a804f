// Puts the parts together. The address of the page (`#entity`) is what is selected, so links and "back" work.
(function (ug) {
  "use strict";

  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const byId = (id) => document.getElementById(id);
  const narrow = matchMedia("(max-width: 760px)");

  const model = new ug.Model(read("graph"));
  let walked = 0; // steps taken inside the page: only those may be gone back
  let current = null;

  const href = (index) => `#${encodeURIComponent(model.entities[index].key)}`;

  function fromAddress() {
    try {
      const index = model.byKey.get(decodeURIComponent(location.hash.slice(1)));
      return index === undefined ? null : index;
    } catch {
      return null; // not what encodeURIComponent writes
    }
  }

  function go(index) {
    if (index === current) {
      view.expand(index);
      show();
    } else {
      location.hash = href(index);
    }
  }

  const view = new ug.View(byId("canvas"), model, read("first-view"), read("options"), go);
  const legend = new ug.Legend(model, (hidden) => {
    view.filter(hidden);
    writeStatus();
  });
  const panel = new ug.Panel(byId("panel"), model, {
    href,
    back: () => (walked > 1 ? history.back() : (location.hash = "")),
    close: () => (location.hash = ""),
    expand: (index) => {
      view.expand(index);
      show();
    },
    undrawn: (index) => view.undrawnNeighbours(index).length,
  });
  new ug.Search(model, go);

  function writeStatus() {
    byId("status").textContent = ug.text("status", view.drawn().length, model.counts.entities);
  }

  /** Write the panel and the status line for what is selected. */
  function show() {
    if (current === null) panel.showHome();
    else panel.showEntity(current);
    document.title = current === null ? `uniongraph · ${ug.text("title")}` : model.entities[current].label;
    writeStatus();
  }

  function measure() {
    // On a wide page the open legend stands over the graph's left, on a narrow one status and buttons over its foot.
    view.insets = narrow.matches ? { left: 0, bottom: 40 } : { left: legend.body.hidden ? 0 : byId("legend").offsetWidth, bottom: 0 };
  }

  function select() {
    current = fromAddress();
    measure();
    if (current !== null) legend.reveal(model.entities[current].cls);
    document.body.classList.toggle("reading", current !== null);
    view.select(current);
    show();
  }

  addEventListener("hashchange", () => {
    walked += 1;
    select();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && current !== null) location.hash = "";
  });
  byId("zoom-in").addEventListener("click", () => view.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => view.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => {
    measure();
    view.fit();
  });
  byId("language").addEventListener("click", () => ug.setLanguage(ug.language === "zh" ? "en" : "zh"));
  narrow.addEventListener("change", () => legend.open(!narrow.matches));
  ug.onTheme(() => view.restyle());
  ug.onLanguage(() => {
    legend.write();
    show();
    view.network.redraw();
  });

  ug.translatePage();
  byId("empty").hidden = model.entities.length > 0;
  byId("legend").hidden = model.entities.length === 0;
  byId("tools").hidden = model.entities.length === 0;
  select();

  /** For the browser's console and for tests: where an entity is on the page, and which are drawn. */
  ug.explorer = {
    positionOf: (key) => view.positionOf(model.byKey.get(key)),
    drawn: () => view.drawn().map((index) => model.entities[index].key),
  };
})(globalThis.uniongraph);
