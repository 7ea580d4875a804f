// Puts the parts together: the address says where people are, the filters what is let through; both decide what shows.
(function (ug) {
  "use strict";

  const { byId } = ug;
  const narrow = matchMedia("(max-width: 760px)");

  function start(data) {
    const model = new ug.Model(data);
    const filters = new ug.Filters(model);
    const first = ug.readJson("first-view");
    const scenes = new ug.Scenes(model, filters, first);
    const index = new ug.SearchIndex(model);
    ug.address = new ug.Address(model);
    let here = { kind: "overview" };
    let walked = 0; // steps taken inside the page: only those may be gone back
    let pathFrom = null;

    const view = new ug.View(byId("canvas"), model, filters, ug.readJson("options"), {
      onPick: pick,
      onIsland: (group) => (location.hash = ug.address.group(group)),
    });
    const map = new ug.PlaceMap(byId("map"), model, filters);
    const timeline = new ug.Timeline(byId("timeline"), byId("happened"), byId("timeline-note"), model, filters);
    const ask = byId("ask-about") ? new ug.AskView(model, index) : null;
    const facets = new ug.Facets(model, filters);
    const chips = new ug.Chips(byId("chips"), model, filters);
    const panel = new ug.Panel(byId("panel"), byId("crumbs"), {
      back: () => (walked > 1 ? history.back() : (location.hash = "")),
      close: () => (location.hash = ""),
    });
    new ug.Search(model, index, pick);
    new ug.Exports(view, filters, () => `uniongraph-${title().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}`);

    const entityActions = {
      undrawn: (entity) => view.undrawnNeighbours(entity).length,
      expand(entity) {
        view.expand(entity);
        writePanel();
      },
      startPath(entity) {
        pathFrom = entity;
        writePathBar();
        byId("path-cancel").focus();
      },
    };

    /** An entity was clicked or found: go there, or end the path there. */
    function pick(entity) {
      filters.admit(entity);
      const from = pathFrom;
      if (from !== null && from !== entity) {
        pathFrom = null;
        writePathBar();
        location.hash = ug.address.path(from, entity);
      } else if (here.kind === "entity" && here.index === entity) {
        entityActions.expand(entity);
      } else {
        location.hash = ug.address.entity(entity);
      }
    }

    /** How many communities there is room for, so that each can be read. */
    function islands() {
      const { clientWidth: width, clientHeight: height } = byId("canvas");
      return Math.max(Math.min(data.islands.length, Math.floor((width * height) / (narrow.matches ? 23000 : 17000))), Math.min(data.islands.length, 4));
    }

    function drawScene(before) {
      if (here.kind === "entity") {
        // Who walks from one entity to the next, or out of a community, keeps what is drawn.
        const walks = before && (before.kind === "entity" || (before.kind === "group" && view.drawn().includes(here.index)));
        if (!walks) view.show(scenes.entity(here.index));
        view.select(here.index);
      } else if (here.kind === "group") {
        view.show(scenes.group(here.group));
      } else if (here.kind === "others") {
        view.show(scenes.loose());
      } else if (here.kind === "path") {
        view.show(here.facts ? scenes.path(here.from, here.facts) : scenes.path(here.from, []));
      } else if (here.kind === "overview") {
        view.show(scenes.overview(islands()));
      }
    }

    function title() {
      if (here.kind === "entity") return model.entities[here.index].label;
      if (here.kind === "group") return model.entities[model.groups[here.group].leader].label;
      if (here.kind === "others") return ug.text("loose");
      if (here.kind === "path") return ug.text("pathTitle", model.entities[here.from].label, model.entities[here.to].label);
      return ug.text(here.kind);
    }

    function trail() {
      const steps = [[ug.text("overview"), "#"]];
      const group = here.kind === "entity" ? model.entities[here.index].group : -1;
      if (group >= 0 && model.groups[group].leader !== here.index) {
        steps.push([model.entities[model.groups[group].leader].label, ug.address.group(group)]);
      } else if (group >= 0) {
        steps.push([ug.text("group"), ug.address.group(group)]);
      }
      if (here.kind === "entity" && group < 0) steps.push([ug.text("loose"), ug.address.loose()]);
      if (["entity", "group", "others", "path"].includes(here.kind)) steps.push([title(), null]);
      return steps;
    }

    function writePanel() {
      const panels = {
        entity: () => ug.entityPanel(model, filters, here.index, entityActions),
        group: () => ug.groupPanel(model, filters, here.group),
        others: () => ug.loosePanel(model, filters),
        path: () => ug.pathPanel(model, here.from, here.to, here.facts),
      };
      const kind = panels[here.kind] ? here.kind : "home";
      panel.show(kind, (panels[kind] || (() => ug.homePanel(model, filters, here.kind === "overview" ? view.islands.all.length : 0)))());
      const known = here.kind === "overview" ? ug.text("title") : title();
      document.title = kind === "home" ? `uniongraph · ${known}` : known;
      panel.writeTrail(trail());
      byId("status").textContent = ug.text("status", view.drawn().length, model.counts.entities);
      byId("nothing").hidden = view.drawn().length > 0 || model.counts.entities === 0;
    }

    function writePathBar() {
      byId("path-bar").hidden = pathFrom === null;
      if (pathFrom !== null) byId("path-words").textContent = ug.text("pathPick", model.entities[pathFrom].label);
    }

    function writeTabs() {
      const tab = ["map", "timeline", "ask"].includes(here.kind) ? here.kind : "graph";
      document.body.dataset.view = tab;
      document.querySelectorAll("#views a").forEach((link) => {
        if (link.dataset.view === tab) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      });
      byId("map-view").hidden = tab !== "map";
      byId("timeline-view").hidden = tab !== "timeline";
      if (ask) byId("ask-view").hidden = tab !== "ask";
      if (tab === "map") map.write();
      if (tab === "timeline") timeline.write();
    }

    /** Go where the address says. */
    function arrive() {
      const before = here;
      here = ug.address.read(location.hash);
      if (here.kind === "entity") filters.admit(here.index);
      if (here.kind === "path") here.facts = ug.shortestPath(model, here.from, here.to, filters.passes);
      document.body.classList.toggle("reading", here.kind === "entity" || here.kind === "path");
      panel.writeTrail(trail()); // before the canvas is measured, which it makes smaller
      view.insets = { bottom: narrow.matches ? 40 : 0 };
      writeTabs();
      drawScene(before);
      writePanel();
      if (here.kind === "ask") ask.open(here.question);
      document.body.dataset.at = location.hash; // all that this address asks for is done
    }

    filters.onChange(() => {
      if (here.kind === "path") here.facts = ug.shortestPath(model, here.from, here.to, filters.passes);
      writeTabs();
      drawScene(null);
      writePanel();
    });
    addEventListener("hashchange", () => {
      walked += 1;
      arrive();
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (pathFrom !== null) byId("path-cancel").click();
      else if (document.body.classList.contains("filtering")) openFilters(false);
      else if (here.kind !== "overview" && here.kind !== "ask") location.hash = "";
    });
    const zoomable = () => (here.kind === "map" ? map : view);
    byId("zoom-in").addEventListener("click", () => zoomable().zoom(1.4));
    byId("zoom-out").addEventListener("click", () => zoomable().zoom(1 / 1.4));
    byId("zoom-fit").addEventListener("click", () => zoomable().fit());
    byId("path-cancel").addEventListener("click", () => {
      pathFrom = null;
      writePathBar();
    });
    byId("language").addEventListener("click", () => ug.setLanguage(ug.language === "zh" ? "en" : "zh"));
    byId("theme").addEventListener("click", ug.switchTheme);
    byId("filters-clear").addEventListener("click", () => filters.clear());

    function openFilters(open) {
      document.body.classList.toggle("filtering", open);
      byId("filters-toggle").setAttribute("aria-expanded", String(open));
      (open ? byId("filters") : byId("filters-toggle")).focus();
    }
    byId("filters-toggle").addEventListener("click", () => openFilters(!document.body.classList.contains("filtering")));
    byId("filters-close").addEventListener("click", () => openFilters(false));

    let measured = 0;
    new ResizeObserver(() => {
      clearTimeout(measured);
      measured = setTimeout(() => {
        writeTabs();
        if (here.kind === "overview" && view.islands.all.length !== islands()) {
          drawScene(null);
          writePanel();
        } else {
          view.reframe();
        }
      }, 120);
    }).observe(byId("stage"));

    ug.onTheme(() => {
      view.recolour();
      facets.write();
      writePanel();
      writeTabs();
    });
    ug.onLanguage(() => {
      facets.write();
      chips.write();
      writePathBar();
      writePanel();
      writeTabs();
      ask?.write();
      view.network.redraw();
    });

    byId("empty").hidden = model.entities.length > 0;
    byId("map-hint").hidden = map.empty;
    byId("map-empty").hidden = !map.empty;
    byId("timeline-hint").hidden = timeline.empty;
    byId("timeline-empty").hidden = !timeline.empty;
    facets.write();
    chips.write();
    arrive();
    (window.requestIdleCallback || setTimeout)(() => index.prepare());

    /** For the browser's console and for tests: where an entity is on the page, and which are drawn. */
    ug.explorer = {
      positionOf: (key) => view.positionOf(model.byKey.get(key)),
      drawn: () => view.drawn().map((entity) => model.entities[entity].key),
      search: (query, limit) => index.search(query, limit),
      islands: () => view.islands.all.map(({ group, x, y, count }) => {
        const at = view.network.canvasToDOM({ x, y });
        return { leader: model.entities[model.groups[group].leader].key, count, x: at.x, y: at.y };
      }),
      model, filters, view, map, ask,
    };
    document.body.dataset.ready = "true";
  }

  ug.translatePage();
  ug.loadGraph().then(start).catch((error) => {
    byId("broken").hidden = false;
    throw error; // and let the console say more
  });
})(globalThis.uniongraph);
