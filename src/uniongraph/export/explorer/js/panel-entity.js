// The panel of one entity: names, class, division, its facts with their words, its mentions and its neighbours.
(function (ug) {
  "use strict";

  const FACTS = 12; // of one predicate, before "more"
  const ARTICLES = 8;
  const NEIGHBOURS = 12;

  const line = (key, ...value) =>
    ug.element("p", { class: "line" }, ug.element("span", { class: "key" }, ug.text(key)), " ", ...value);

  /** The facts by predicate and direction, in the order of the ontology. */
  function facts(model, filters, index) {
    const groups = new Map();
    let hidden = 0;
    for (const fact of model.factsOf[index]) {
      if (!filters.passes(fact)) {
        hidden += fact.inferred ? 0 : 1;
        continue;
      }
      const outgoing = fact.subject === index;
      const key = fact.predicate * 2 + (outgoing ? 0 : 1);
      if (!groups.has(key)) groups.set(key, { outgoing, facts: [] });
      groups.get(key).facts.push(fact);
    }
    const sections = [...groups.keys()].sort((a, b) => a - b).map((key) => {
      const { outgoing, facts: those } = groups.get(key);
      return ug.element("section", { class: "facts" },
        ug.element("h3", { title: ug.text(outgoing ? "outgoing" : "incoming") },
          ug.element("span", { class: "arrow", "aria-hidden": "true" }, outgoing ? "→" : "←"), " ",
          model.predicateName(those[0]),
          ug.element("span", { class: "count" }, ug.number(those.length))),
        ug.list("ul", {}, those, FACTS, (fact) => {
          const other = outgoing ? fact.object : fact.subject;
          return ug.element("li", { class: "fact" },
            ug.element("p", { class: "end" }, ug.entityLink(model, other), ug.factTags(fact)), ug.evidence(model, fact));
        }));
    });
    if (!sections.length && !hidden) return [ug.element("p", { class: "hint" }, ug.text("noFacts"))];
    return [...sections, hidden ? ug.element("p", { class: "hint" }, ug.text("filteredFacts", hidden)) : null];
  }

  /** How often and how it is mentioned, and when. */
  function mentions(model, entity) {
    const articles = model.articlesOf(entity.index);
    if (!articles.length) return [];
    const times = articles.reduce((sum, { mentions: count }) => sum + count, 0);
    const dates = model.dates(articles.map(({ article }) => article));
    const kinds = ug.text("kinds");
    return [ug.element("section", { class: "mentions" },
      ug.heading(ug.text("mentions")),
      ug.element("p", { class: "line" }, ug.text("mentionCount", times, articles.length),
        dates ? ug.element("span", { class: "source" }, ` · ${dates[0] === dates[1] ? dates[0] : dates.join(" – ")}`) : null),
      ug.element("ul", { class: "kinds" }, entity.kinds.map((count, kind) =>
        count ? ug.element("li", {}, `${kinds[kind]} `, ug.element("span", { class: "count" }, ug.number(count))) : null)))];
  }

  function neighbours(model, filters, index) {
    const near = model.byDegree(model.neighbours(index, filters.passes));
    if (!near.length) return [];
    return [ug.element("section", { class: "neighbours" }, ug.heading(ug.text("neighbours"), near.length),
      ug.list("ul", { class: "flow" }, near, NEIGHBOURS, (other) => ug.element("li", {}, ug.entityLink(model, other))))];
  }

  function articles(model, entity) {
    const found = model.articlesOf(entity.index);
    if (!found.length) return [];
    const roles = new Map();
    for (const [article, role] of entity.credits) {
      roles.set(article, [...(roles.get(article) || []), ug.text(role) || role]);
    }
    return [ug.element("section", { class: "articles" }, ug.heading(ug.text("articles"), found.length),
      ug.list("ul", {}, found, ARTICLES, ({ article }) =>
        ug.articleItem(model, article, ...(roles.get(article) || []).map((role) => ug.element("span", { class: "tag" }, role)))))];
  }

  /** `actions`: `undrawn(index)`, `expand(index)`, `startPath(index)`. */
  ug.entityPanel = function (model, filters, index, actions) {
    const entity = model.entities[index];
    const place = model.place(index);
    const undrawn = actions.undrawn(index);
    return [
      ug.element("p", { class: "class" }, ug.markIcon(entity.cls), model.className(index)),
      ug.element("h2", { lang: "zh" }, entity.label),
      entity.names.length ? line("names", ug.element("span", { lang: "zh" }, ug.join(entity.names))) : null,
      place ? line("place", ug.element("span", { lang: "zh" }, place)) : null,
      ug.element("div", { class: "actions" },
        undrawn ? ug.element("button", { type: "button", class: "expand", onclick: () => actions.expand(index) },
          `+ ${ug.text("moreNeighbours", Math.min(undrawn, ug.EXPANSION), undrawn)}`) : null,
        ug.element("button", { type: "button", class: "path-start", onclick: () => actions.startPath(index) }, ug.text("pathFrom"))),
      ...facts(model, filters, index),
      ...mentions(model, entity),
      ...neighbours(model, filters, index),
      ...articles(model, entity),
    ];
  };
})(globalThis.uniongraph);
