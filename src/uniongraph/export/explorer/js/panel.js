// The panel beside the graph: the overview, or one entity with its facts and the words of the paper for each.
(function (ug) {
  "use strict";

  const FACTS = 12; // of one predicate, before "more"
  const ARTICLES = 8;

  class Panel {
    /** `actions`: `href(index)`, `back()`, `close()`, `expand(index)`, `undrawn(index)`. */
    constructor(element, model, actions) {
      this.element = element;
      this.model = model;
      this.actions = actions;
    }

    showHome() {
      const dates = this.model.dates();
      const leading = this.model.byDegree(this.model.entities.map((e) => e.index)).slice(0, 12);
      this.#fill(
        "home",
        ug.element("h2", {}, ug.text("title")),
        ug.element("p", { class: "caption" }, ug.text("caption", this.model.counts),
          dates ? ug.element("span", {}, ` ${ug.text("dates", ...dates)}`) : null),
        leading.length ? ug.element("p", { class: "hint" }, ug.text("hint")) : null,
        leading.length ? ug.element("h3", {}, ug.text("leading")) : null,
        ug.element("ol", { class: "leading" },
          ...leading.map((index) =>
            ug.element("li", {}, this.#link(index),
              ug.element("span", { class: "count", title: ug.text("links", this.model.degree(index)) },
                String(this.model.degree(index)))))),
      );
    }

    showEntity(index) {
      const entity = this.model.entities[index];
      const place = this.model.place(index);
      this.#fill(
        "entity",
        ug.element("div", { class: "top" },
          ug.element("button", { type: "button", class: "back", onclick: this.actions.back }, `‹ ${ug.text("back")}`),
          ug.element("button", { type: "button", class: "close", "aria-label": ug.text("close"), title: ug.text("close"),
            onclick: this.actions.close }, "×")),
        ug.element("p", { class: "class" }, ug.markIcon(entity.cls), this.model.className(index)),
        ug.element("h2", {}, entity.label),
        entity.names.length ? this.#line("names", entity.names.join(ug.language === "zh" ? "、" : ", ")) : null,
        place ? this.#line("place", place) : null,
        this.#expansion(index),
        ...this.#facts(index),
        ...this.#articles(entity),
      );
    }

    #fill(kind, ...children) {
      this.element.dataset.kind = kind;
      this.element.replaceChildren(...children.filter(Boolean));
      this.element.scrollTop = 0;
    }

    #line(key, value) {
      return ug.element("p", { class: "line" }, ug.element("span", { class: "key" }, ug.text(key)), " ", value);
    }

    #link(index) {
      const { cls, label } = this.model.entities[index];
      return ug.element("a", { class: "entity", href: this.actions.href(index), title: this.model.className(index) },
        ug.markIcon(cls), ug.element("span", {}, label));
    }

    #expansion(index) {
      const undrawn = this.actions.undrawn(index);
      if (!undrawn) return null;
      return ug.element("button", { type: "button", class: "expand", title: ug.text("undrawn", undrawn),
        onclick: () => this.actions.expand(index) }, `+ ${ug.text("moreNeighbours", Math.min(undrawn, ug.EXPANSION), undrawn)}`);
    }

    /** The facts by predicate and direction, in the order of the ontology. */
    #facts(index) {
      const groups = new Map();
      for (const fact of this.model.factsOf[index]) {
        const outgoing = fact.subject === index;
        const key = fact.predicate * 2 + (outgoing ? 0 : 1);
        if (!groups.has(key)) groups.set(key, { outgoing, facts: [] });
        groups.get(key).facts.push(fact);
      }
      if (!groups.size) return [ug.element("p", { class: "hint" }, ug.text("noFacts"))];
      return [...groups.keys()].sort((a, b) => a - b).map((key) => {
        const { outgoing, facts } = groups.get(key);
        const name = this.model.predicateName(facts[0]);
        return ug.element("section", { class: "facts" },
          ug.element("h3", { title: ug.text(outgoing ? "outgoing" : "incoming") },
            ug.element("span", { class: "arrow", "aria-hidden": "true" }, outgoing ? "→" : "←"), " ", name,
            ug.element("span", { class: "count" }, String(facts.length))),
          this.#list("ul", facts, FACTS, (fact) => this.#fact(fact, outgoing ? fact.object : fact.subject)));
      });
    }

    /** The first `limit` items of a list, and a button that brings the others. */
    #list(name, items, limit, make) {
      const list = ug.element(name, {}, ...items.slice(0, limit).map(make));
      if (items.length > limit) {
        const more = ug.element("li", {}, ug.element("button", { type: "button", class: "more", onclick: () =>
          more.replaceWith(...items.slice(limit).map(make)) }, ug.text("moreFacts", items.length - limit)));
        list.append(more);
      }
      return list;
    }

    #fact(fact, other) {
      const [first, ...rest] = fact.evidence.map((evidence) => this.#evidence(evidence, fact.announced));
      return ug.element("li", { class: "fact" },
        ug.element("p", { class: "end" }, this.#link(other),
          fact.title ? ug.element("span", { class: "title" }, fact.title) : null,
          fact.former ? ug.element("span", { class: "tag" }, ug.text("former")) : null,
          fact.announced ? ug.element("span", { class: "tag announced" }, ug.text("announced")) : null),
        first,
        rest.length
          ? ug.element("details", {}, ug.element("summary", {}, ug.text("morePlaces", rest.length)), ...rest)
          : null);
    }

    /** `told`: whether the fact as a whole already says that it is only announced. */
    #evidence([article, announced, date, passages], told) {
      const { headline, paper, date: published, page } = this.model.article(article);
      const source = [paper, published, page].filter(Boolean).join(" · ");
      return ug.element("figure", {},
        ug.element("blockquote", { lang: "zh" },
          ...passages.map(([sentence, ...marks]) => this.#passage(this.model.data.sentences[sentence], marks))),
        ug.element("figcaption", {},
          ug.element("span", { class: "headline", lang: "zh" }, headline || ug.text("noHeadline")), " ",
          ug.element("span", { class: "source" }, source), date ? ` · ${date}` : null,
          announced && !told ? ug.element("span", { class: "tag announced" }, ug.text("announced")) : null));
    }

    #passage(text, marks) {
      const parts = [];
      let at = 0;
      for (let i = 0; i < marks.length; i += 2) {
        parts.push(text.slice(at, marks[i]), ug.element("mark", {}, text.slice(marks[i], marks[i + 1])));
        at = marks[i + 1];
      }
      return ug.element("p", {}, ...parts, text.slice(at));
    }

    #articles(entity) {
      if (!entity.articles.length) return [];
      const roles = new Map();
      for (const [article, role] of entity.credits) {
        roles.set(article, [...(roles.get(article) || []), ug.text(role) || role]);
      }
      return [ug.element("section", { class: "articles" },
        ug.element("h3", {}, ug.text("articles"), ug.element("span", { class: "count" }, String(entity.articles.length))),
        this.#list("ul", entity.articles, ARTICLES, (number) => {
          const { headline, paper, date, page } = this.model.article(number);
          return ug.element("li", {}, ug.element("span", { class: "headline", lang: "zh" }, headline || ug.text("noHeadline")),
            ...(roles.get(number) || []).map((role) => ug.element("span", { class: "tag" }, role)), " ",
            ug.element("span", { class: "source" }, [paper, date, page].filter(Boolean).join(" · ")));
        }))];
    }
  }

  ug.Panel = Panel;
})(globalThis.uniongraph);
