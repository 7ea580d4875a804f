// The whole graph, read from the page's JSON: names for the fields of its rows, and who touches whom.
(function (ug) {
  "use strict";

  class Model {
    constructor(data) {
      this.data = data;
      this.entities = data.entities.map(
        ([key, cls, label, names, division, articles, kinds, credits, otherKeys], index) => ({
          index, key, cls, label, names, division, articles, kinds, credits, otherKeys, group: data.groups[index],
        }),
      );
      // By number and not taken apart: with 150,000 rows the difference can be felt.
      this.facts = data.facts.map((row, index) => ({
        index, subject: row[0], predicate: row[1], object: row[2], title: row[3], evidence: row[5], post: row[6],
        former: (row[4] & 1) !== 0,
        announced: (row[4] & 2) !== 0,
        inferred: false,
      }));
      this.stated = this.facts.length;
      for (const [subject, predicate, object] of data.inferred) {
        this.facts.push({
          index: this.facts.length, subject, predicate, object, title: "", evidence: [], post: "",
          former: false, announced: false, inferred: true,
        });
      }
      this.factsOf = this.entities.map(() => []);
      this.degrees = new Int32Array(this.entities.length);
      const met = new Set();
      for (const fact of this.facts) this.#link(fact, met);
      this.#group(data);
      this.byKey = new Map();
      for (const entity of this.entities) {
        for (const key of entity.otherKeys) this.byKey.set(key, entity.index);
      }
      for (const entity of this.entities) this.byKey.set(entity.key, entity.index);
      this.counts = { articles: data.articles.length, entities: this.entities.length, facts: this.stated };
    }

    #link(fact, met) {
      const { subject, object } = fact;
      this.factsOf[subject].push(fact);
      if (subject === object) return;
      this.factsOf[object].push(fact);
      if (fact.inferred) return; // who is central is for what is said to say
      const pair = Math.min(subject, object) * this.entities.length + Math.max(subject, object);
      if (met.has(pair)) return;
      met.add(pair);
      this.degrees[subject] += 1;
      this.degrees[object] += 1;
    }

    /** The communities: their members, the leading one first, then the most connected; `loose` are in none. */
    #group(data) {
      this.groups = data.leaders.map((leader, number) => ({ number, leader, members: [] }));
      this.loose = [];
      for (const { index, group } of this.entities) (group < 0 ? this.loose : this.groups[group].members).push(index);
      for (const { leader, members } of this.groups) {
        members.sort((a, b) => (b === leader) - (a === leader) || this.degrees[b] - this.degrees[a] || a - b);
      }
    }

    /** How many others it is linked with by what is stated. */
    degree(index) {
      return this.degrees[index];
    }

    /** The entities at the other end of the facts of `index` for which `passes(fact)`, each once. */
    neighbours(index, passes) {
      const found = new Set();
      for (const fact of this.factsOf[index]) {
        if (passes(fact)) found.add(fact.subject === index ? fact.object : fact.subject);
      }
      found.delete(index);
      return found;
    }

    /** Entities (their numbers) with the most connected first. */
    byDegree(indexes) {
      return [...indexes].sort((a, b) => this.degrees[b] - this.degrees[a] || a - b);
    }

    /** What a class or a predicate (a row of either) is called in the language of the page. */
    term([, zh, en]) {
      return ug.language === "zh" ? zh : en;
    }

    className(index) {
      return this.term(this.data.classes[this.entities[index].cls]);
    }

    predicateName(fact) {
      return this.term(this.data.predicates[fact.predicate]);
    }

    /** A division and those above it, province first. */
    divisionPath(division) {
      const path = [];
      for (let at = division; at >= 0; at = this.data.divisions[at][2]) path.unshift(at);
      return path;
    }

    /** The names of an entity's division and those above it, or "". */
    place(index) {
      return this.divisionPath(this.entities[index].division).map((at) => this.data.divisions[at][1]).join(" · ");
    }

    /** The name of an entity without the divisions above its own: 昭觉县总工会 for 凉山彝族自治州昭觉县总工会. */
    shortName(index) {
      const { label, division } = this.entities[index];
      let name = label;
      for (const at of this.divisionPath(division).slice(0, -1)) {
        const [, above] = this.data.divisions[at];
        if (name.startsWith(above)) name = name.slice(above.length);
      }
      return [...name].length > 3 ? name : label;
    }

    article(number) {
      const [headline, page, paper, date] = this.data.articles[number];
      return { headline, paper, date, page: this.data.pages[page] };
    }

    /** The numbers of the articles that an entity is in, and how often it is mentioned in each. */
    articlesOf(index) {
      const { articles } = this.entities[index];
      const found = [];
      for (let i = 0; i < articles.length; i += 2) found.push({ article: articles[i], mentions: articles[i + 1] });
      return found;
    }

    /** First and last date of these articles (of all, where none are given), or null where no article has one. */
    dates(numbers) {
      const rows = numbers ? numbers.map((number) => this.data.articles[number]) : this.data.articles;
      const dates = rows.map(([, , , date]) => date).filter(Boolean).sort();
      return dates.length ? [dates[0], dates[dates.length - 1]] : null;
    }

    /** The dates that a fact is told of: what the words give, or else when the article appeared. */
    factDates(fact) {
      return fact.evidence.map(([article, , date]) => date || this.data.articles[article][3]).filter(Boolean);
    }

    /** How sure a fact is, in percent: as sure as the surest of its places. What is inferred is as sure as can be. */
    confidence(fact) {
      return fact.inferred ? 100 : fact.evidence.reduce((most, evidence) => Math.max(most, evidence[3]), 0);
    }

    /** Where a division lies, or the nearest one above it that has coordinates: `{lon, lat, at}`; null for none. */
    position(division) {
      for (let at = division; at >= 0; at = this.data.divisions[at][2]) {
        const [, , , lon, lat] = this.data.divisions[at];
        if (lon !== null && lat !== null) return { lon, lat, at };
      }
      return null;
    }
  }

  ug.Model = Model;
})(globalThis.uniongraph);
