// The whole graph, read from the page's JSON: names for the fields of its rows, who touches whom, and search.
(function (ug) {
  "use strict";

  class Model {
    constructor(data) {
      this.data = data;
      this.entities = data.entities.map(([key, cls, label, names, place, articles, credits, otherKeys], index) => ({
        index, key, cls, label, names, place, articles, credits, otherKeys,
      }));
      this.facts = data.facts.map(([subject, predicate, object, title, flags, evidence], index) => ({
        index, subject, predicate, object, title, evidence,
        former: (flags & 1) !== 0,
        announced: (flags & 2) !== 0,
      }));
      this.factsOf = this.entities.map(() => []);
      this.neighbours = this.entities.map(() => new Set());
      this.links = new Map(); // "subject>object" → its facts: what one drawn edge stands for
      for (const fact of this.facts) this.#link(fact);
      this.byKey = new Map();
      for (const entity of this.entities) {
        for (const key of entity.otherKeys) this.byKey.set(key, entity.index);
      }
      for (const entity of this.entities) this.byKey.set(entity.key, entity.index);
      this.counts = { articles: data.articles.length, entities: this.entities.length, facts: this.facts.length };
    }

    #link(fact) {
      this.factsOf[fact.subject].push(fact);
      if (fact.subject === fact.object) return;
      this.factsOf[fact.object].push(fact);
      this.neighbours[fact.subject].add(fact.object);
      this.neighbours[fact.object].add(fact.subject);
      const id = `${fact.subject}>${fact.object}`;
      if (!this.links.has(id)) this.links.set(id, []);
      this.links.get(id).push(fact);
    }

    degree(index) {
      return this.neighbours[index].size;
    }

    /** Entities (their numbers) with the most connected first. */
    byDegree(indexes) {
      return [...indexes].sort((a, b) => this.degree(b) - this.degree(a) || a - b);
    }

    /** What a class, a predicate or a row of either is called in the language of the page. */
    term([, zh, en]) {
      return ug.language === "zh" ? zh : en;
    }

    className(index) {
      return this.term(this.data.classes[this.entities[index].cls]);
    }

    predicateName(fact) {
      return this.term(this.data.predicates[fact.predicate]);
    }

    place(index) {
      const { place } = this.entities[index];
      return place < 0 ? "" : this.data.places[place];
    }

    article(number) {
      const [headline, page, paper, date] = this.data.articles[number];
      return { headline, paper, date, page: this.data.pages[page] };
    }

    /** First and last date of the articles, or null where no article has one. */
    dates() {
      const dates = this.data.articles.map(([, , , date]) => date).filter(Boolean).sort();
      return dates.length ? [dates[0], dates[dates.length - 1]] : null;
    }

    /** Entities whose name or other name has `query` in it: exact ones first, then beginnings, then the rest. */
    search(query, limit) {
      const wanted = fold(query);
      if (!wanted) return [];
      this.folded ??= this.entities.map((entity) => [entity.label, ...entity.names].map(fold));
      const found = [];
      this.folded.forEach((names, index) => {
        let best = 3;
        let by = 0;
        names.forEach((name, number) => {
          const at = name.indexOf(wanted);
          const rank = at < 0 ? 3 : name === wanted ? 0 : at === 0 ? 1 : 2;
          if (rank < best) [best, by] = [rank, number];
        });
        if (best < 3) found.push({ index, rank: best, name: by ? this.entities[index].names[by - 1] : "" });
      });
      found.sort((a, b) => a.rank - b.rank || this.degree(b.index) - this.degree(a.index) || a.index - b.index);
      return found.slice(0, limit);
    }
  }

  /** Full-width forms, capitals and spaces make no difference to a search. */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  ug.Model = Model;
})(globalThis.uniongraph);
