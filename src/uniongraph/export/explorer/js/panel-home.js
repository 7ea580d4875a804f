// The panel where no entity is chosen: the whole graph with its communities, one community, or those in none.
(function (ug) {
  "use strict";

  const GROUPS = 24;
  const MEMBERS = 20;

  const heading = (text, count) =>
    ug.element("h3", {}, ug.element("span", {}, text), count === undefined ? null : ug.element("span", { class: "count" }, ug.number(count)));

  function members(model, indexes, limit) {
    return ug.list("ul", { class: "rows" }, indexes, limit, (index) =>
      ug.element("li", {}, ug.entityLink(model, index),
        ug.element("span", { class: "count", title: ug.text("links", model.degree(index)) }, ug.number(model.degree(index)))));
  }

  /** A community: its name, its size, and who else is in it. */
  function groupItem(model, filters, { number, leader, members: all }) {
    const shown = all.filter((index) => filters.entityPasses[index]);
    const main = shown.filter((index) => index !== leader).slice(0, 3).map((index) => model.entities[index].label);
    const count = shown.length === all.length ? ug.number(all.length) : `${ug.number(shown.length)} / ${ug.number(all.length)}`;
    return ug.element("li", { class: shown.length ? "group" : "group zero" },
      ug.element("a", { class: "entity", href: ug.address.group(number) },
        ug.markIcon(model.entities[leader].cls), ug.element("span", { lang: "zh" }, model.entities[leader].label)),
      ug.element("span", { class: "count", title: ug.text("entities", shown.length) }, count),
      main.length ? ug.element("span", { class: "main", lang: "zh" }, main.join("、")) : null);
  }

  /** `islands` is how many communities are drawn, 0 where something else is. */
  ug.homePanel = function (model, filters, islands) {
    const dates = model.dates();
    const passing = model.entities.filter(({ index }) => filters.entityPasses[index]).map(({ index }) => index);
    const loose = model.loose.filter((index) => filters.entityPasses[index]);
    const groups = filters.active
      ? model.groups.filter((group) => group.members.some((index) => filters.entityPasses[index]))
      : model.groups;
    return [
      ug.element("h2", {}, ug.text("title")),
      ug.element("p", { class: "caption" }, ug.text("caption", model.counts),
        dates ? ug.element("span", {}, ` ${ug.text("published", ...dates)}`) : null),
      islands ? ug.element("p", { class: "hint" }, ug.text("hint")) : null,
      ...(filters.active
        ? [heading(ug.text("matching"), passing.length), passing.length
          ? members(model, model.byDegree(passing), 8)
          : ug.element("p", { class: "hint" }, ug.text("nothing"))]
        : []),
      ...(groups.length
        ? [heading(ug.text("groups"), groups.length),
          islands && !filters.active && islands < model.groups.length
            ? ug.element("p", { class: "hint" }, ug.text("groupsShown", islands, model.groups.length)) : null,
          ug.list("ol", { class: "groups" }, groups, GROUPS, (group) => groupItem(model, filters, group))]
        : []),
      ...(loose.length
        ? [heading(ug.text("others")),
          ug.element("p", { class: "line" }, ug.element("a", { href: ug.address.loose() }, ug.text("loose")), " ",
            ug.element("span", { class: "count" }, ug.number(loose.length)))]
        : []),
    ];
  };

  /** The communities that facts link with this one, the most linked first. */
  function bridges(model, filters, group) {
    const found = new Map();
    for (const index of group.members) {
      for (const other of model.neighbours(index, filters.passes)) {
        const there = model.entities[other].group;
        if (there >= 0 && there !== group.number) found.set(there, (found.get(there) || 0) + 1);
      }
    }
    return [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  ug.groupPanel = function (model, filters, number) {
    const group = model.groups[number];
    const shown = group.members.filter((index) => filters.entityPasses[index]);
    const inside = new Set(shown);
    const facts = new Set(shown.flatMap((index) =>
      model.factsOf[index].filter((f) => filters.passes(f) && inside.has(f.subject) && inside.has(f.object))));
    const articles = [...new Set(shown.flatMap((index) => model.articlesOf(index).map(({ article }) => article)))];
    const dates = model.dates(articles);
    const linked = bridges(model, filters, group);
    return [
      ug.element("p", { class: "class" }, ug.text("group")),
      ug.element("h2", { lang: "zh" }, model.entities[group.leader].label),
      ug.element("p", { class: "caption" }, ug.text("groupCaption", shown.length, facts.size, articles.length),
        dates ? ` ${ug.text("published", ...dates)}` : null),
      heading(ug.text("members"), shown.length),
      members(model, shown, MEMBERS),
      ...(linked.length
        ? [heading(ug.text("bridges"), linked.length),
          ug.list("ul", { class: "rows" }, linked, 8, ([there, count]) => ug.element("li", {},
            ug.element("a", { class: "entity", href: ug.address.group(there) },
              ug.markIcon(model.entities[model.groups[there].leader].cls),
              ug.element("span", { lang: "zh" }, model.entities[model.groups[there].leader].label)),
            ug.element("span", { class: "count" }, ug.number(count))))]
        : []),
      ...(articles.length
        ? [heading(ug.text("articles"), articles.length),
          ug.list("ul", { class: "articles" }, articles.sort((a, b) => a - b), 8, (article) => ug.articleItem(model, article))]
        : []),
    ];
  };

  ug.loosePanel = function (model, filters) {
    const shown = model.loose.filter((index) => filters.entityPasses[index]);
    return [
      ug.element("h2", {}, ug.text("loose")),
      ug.element("p", { class: "hint" }, ug.text("looseHint")),
      members(model, shown, 40),
    ];
  };

  ug.heading = heading;
})(globalThis.uniongraph);
