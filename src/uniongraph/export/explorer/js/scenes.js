// Scenes: what is drawn, and where, for each place that people may be at. A scene is `{kind, nodes: [{id, x, y}],
// islands, titles}`, `islands` as `{group, x, y, radius, count, all}`.
(function (ug) {
  "use strict";

  const MOST = 300; // entities of one community
  const EXPANSION = 24; // neighbours that come at once

  class Scenes {
    /** `first`: the nodes of the overview with their positions, as pyvis gives them. */
    constructor(model, filters, first) {
      this.model = model;
      this.filters = filters;
      const places = new Map(first.nodes.map(({ id, x, y }) => [id, { x, y }]));
      this.islands = model.data.islands.map(([group, x, y, radius]) => ({
        group, x, y, radius,
        places: model.groups[group].members.filter((index) => places.has(index)).map((index) => places.get(index)),
      }));
    }

    #passing(indexes) {
      return indexes.filter((index) => this.filters.entityPasses[index]);
    }

    /** The communities as islands, each with its first members that pass the filters; at most `most` islands. */
    overview(most) {
      const scene = { kind: "overview", nodes: [], islands: [] };
      for (const { group, x, y, radius, places } of this.islands.slice(0, most)) {
        const members = this.#passing(this.model.groups[group].members);
        const all = this.model.groups[group].members.length;
        scene.islands.push({ group, x, y, radius, count: members.length, all });
        members.slice(0, places.length).forEach((id, i) => scene.nodes.push({ id, ...places[i] }));
      }
      if (!this.islands.length) return this.#spread("overview", this.#passing(this.model.loose).slice(0, 60), 1.5);
      return scene;
    }

    group(number) {
      return this.#spread("group", this.#passing(this.model.groups[number].members).slice(0, MOST), 1.4);
    }

    loose() {
      return this.#spread("loose", this.#passing(this.model.byDegree(this.model.loose)).slice(0, MOST), 1.4);
    }

    /** An entity among its most connected neighbours. */
    entity(index) {
      const near = this.model.byDegree(this.model.neighbours(index, this.filters.passes)).slice(0, EXPANSION);
      return this.#spread("entity", [index, ...near], 1.3);
    }

    /** The entities of a path from left to right. */
    path(from, facts) {
      const ids = [from];
      for (const fact of facts) ids.push(fact.subject === ids[ids.length - 1] ? fact.object : fact.subject);
      return { kind: "path", nodes: ids.map((id, i) => ({ id, x: i * 190, y: (i % 2) * 90 })), islands: [], path: true };
    }

    #spread(kind, ids, wide) {
      const shown = new Set(ids);
      const pairs = [];
      for (const id of ids) {
        for (const other of this.model.neighbours(id, this.filters.passes)) {
          if (id < other && shown.has(other)) pairs.push([id, other]);
        }
      }
      return { kind, nodes: ug.spread(ids, pairs, wide), islands: [] };
    }
  }

  ug.Scenes = Scenes;
  ug.EXPANSION = EXPANSION;
})(globalThis.uniongraph);
