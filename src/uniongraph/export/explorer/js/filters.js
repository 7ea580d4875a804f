// What is let through: which entities and facts pass the filters, and how many would with each choice.
//
// A fact passes if its predicate, its grounds, its confidence, one of its dates and one of its articles are wanted, one
// of its ends lies in the place, and both are of classes that are shown. An entity passes if its class is shown and it
// is the end of such a fact, or, as long as nothing is asked of facts, if its own place, articles and dates are wanted.
(function (ug) {
  "use strict";

  const [CLASS, PREDICATE, PLACE, ARTICLE, DATE, STATE, SURE] = [1, 2, 4, 8, 16, 32, 64];
  const STATES = ["stated", "announced", "inferred"];
  const NONE = [];
  const LEVELS = [0, 60, 80, 90]; // percent

  /** The first and the last day of a date, month or year, as numbers like 20240305; null for anything else. */
  function days(date) {
    const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
    if (!found) return null;
    const [, year, month, day] = found.map(Number);
    return [year * 10000 + (month || 0) * 100 + (day || 0), year * 10000 + (month || 12) * 100 + (day || 31)];
  }

  /** A date, month or year as a whole day: the first of it, or the last. */
  function day(date, last) {
    const found = days(date);
    if (!found) return "";
    const [year, month] = date.split("-").map(Number);
    if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
    const whole = month || (last ? 12 : 1);
    const end = last ? new Date(Date.UTC(year, whole, 0)).getUTCDate() : 1;
    return `${String(year).padStart(4, "0")}-${String(whole).padStart(2, "0")}-${String(end).padStart(2, "0")}`;
  }

  /** What `value` is of each place that says a fact, each once. Nearly all facts are said once: that must cost little. */
  function distinct({ evidence }, value) {
    if (evidence.length === 0) return NONE;
    if (evidence.length === 1) return value(evidence[0]) === "" ? NONE : [value(evidence[0])];
    return [...new Set(evidence.map(value))].filter((found) => found !== "");
  }

  class Filters {
    constructor(model) {
      this.model = model;
      this.listeners = [];
      this.days = new Map();
      this.places = model.data.divisions.map((_, division) => new Set(model.divisionPath(division)));
      this.state = model.facts.map((fact) => (fact.inferred ? 2 : fact.announced ? 1 : 0));
      const articles = model.data.articles;
      this.years = model.facts.map((fact) => distinct(fact, ([article, , date]) => (date || articles[article][3]).slice(0, 4)));
      this.sure = model.facts.map((fact) => model.confidence(fact));
      this.factPasses = new Uint8Array(model.facts.length);
      this.entityPasses = new Uint8Array(model.entities.length);
      this.entityPassesAnywhere = new Uint8Array(model.entities.length); // as if no place were chosen
      this.factPassesAnytime = new Uint8Array(model.facts.length); // as if no date were
      this.#clear();
      this.#count();
    }

    #clear() {
      this.hiddenClasses = new Set();
      this.hiddenPredicates = new Set();
      this.hiddenStates = new Set([2]); // what no paper says is shown to those who ask for it
      this.place = -1;
      this.article = -1;
      this.from = "";
      this.to = "";
      this.least = 0;
    }

    onChange(listener) {
      this.listeners.push(listener);
    }

    clear() {
      this.#clear();
      this.change({});
    }

    /** Take over these values (`place`, `article`, `from`, `to`, `least`, `hidden…` sets) and tell everybody. */
    change(values) {
      Object.assign(this, values);
      this.#count();
      this.listeners.forEach((listener) => listener());
    }

    /** Hide or show number `value` of one of the sets (`hiddenClasses`, …). */
    flip(set, value) {
      const changed = new Set(this[set]);
      if (!changed.delete(value)) changed.add(value);
      this.change({ [set]: changed });
    }

    /** Hide all of `count` but `value`; if that is so already, show all. */
    only(set, value, count) {
      const others = new Set([...Array(count).keys()].filter((other) => other !== value));
      const already = others.size === this[set].size && !this[set].has(value);
      this.change({ [set]: already ? new Set() : others });
    }

    /** Let the entity pass, for instance because a search led to it. */
    admit(index) {
      if (this.entityPasses[index]) return;
      const { cls } = this.model.entities[index];
      if (this.hiddenClasses.has(cls)) this.flip("hiddenClasses", cls);
      if (!this.entityPasses[index]) this.clear();
    }

    get inferredShown() {
      return !this.hiddenStates.has(2);
    }

    /** Whether anything is filtered but what is inferred. */
    get active() {
      return this.hiddenClasses.size > 0 || this.#asksOfFacts() || this.place >= 0 || this.article >= 0 || this.#dated();
    }

    passes = (fact) => this.factPasses[fact.index] === 1;

    #dated() {
      return this.from !== "" || this.to !== "";
    }

    #asksOfFacts() {
      return this.hiddenPredicates.size > 0 || this.hiddenStates.has(0) || this.hiddenStates.has(1) || this.least > 0;
    }

    #inTime(date) {
      if (!this.days.has(date)) this.days.set(date, days(date));
      const found = this.days.get(date);
      return found !== null && found[0] <= this.last && found[1] >= this.first;
    }

    #inPlace(index) {
      const { division } = this.model.entities[index];
      return division >= 0 && this.places[division].has(this.place);
    }

    /** The filters that a fact fails, as bits. */
    #failed(fact) {
      const { entities, data } = this.model;
      let failed = 0;
      const { hiddenClasses } = this;
      if (hiddenClasses.size && (hiddenClasses.has(entities[fact.subject].cls) || hiddenClasses.has(entities[fact.object].cls))) {
        failed |= CLASS;
      }
      if (this.hiddenPredicates.size && this.hiddenPredicates.has(fact.predicate)) failed |= PREDICATE;
      if (this.hiddenStates.has(this.state[fact.index])) failed |= STATE;
      if (this.sure[fact.index] < this.least) failed |= SURE;
      if (this.place >= 0 && !this.#inPlace(fact.subject) && !this.#inPlace(fact.object)) failed |= PLACE;
      if (this.article >= 0 && !fact.evidence.some(([article]) => article === this.article)) failed |= ARTICLE;
      if (this.#dated() && !fact.evidence.some(([article, , date]) => this.#inTime(date || data.articles[article][3]))) {
        failed |= DATE;
      }
      return failed;
    }

    /** The filters that an entity fails by itself, as bits. */
    #entityFailed(entity) {
      const { articles } = entity;
      let failed = this.hiddenClasses.has(entity.cls) ? CLASS : 0;
      if (this.place >= 0 && !this.#inPlace(entity.index)) failed |= PLACE;
      const some = (wanted) => {
        for (let i = 0; i < articles.length; i += 2) if (wanted(articles[i])) return true;
        return false;
      };
      if (this.article >= 0 && !some((article) => article === this.article)) failed |= ARTICLE;
      if (this.#dated() && !some((article) => this.#inTime(this.model.data.articles[article][3]))) failed |= DATE;
      return failed;
    }

    /** Who passes, and the counts: each as if its own filter were open. */
    #count() {
      const { model } = this;
      const zeros = (length) => new Array(length).fill(0);
      this.first = this.from ? days(this.from)?.[0] ?? 0 : 0;
      this.last = this.to ? days(this.to)?.[1] ?? 99999999 : 99999999;
      this.counts = {
        classes: zeros(model.data.classes.length), predicates: zeros(model.data.predicates.length),
        states: zeros(STATES.length), levels: zeros(LEVELS.length), articles: zeros(model.data.articles.length),
        divisions: zeros(model.data.divisions.length), years: new Map(), entities: 0, facts: 0,
      };
      const { counts } = this;
      const touched = new Uint8Array(model.entities.length); // 1: by a fact that passes, 2: but for classes, 4: for place
      for (const fact of model.facts) {
        const failed = this.#failed(fact);
        this.factPasses[fact.index] = failed === 0 ? 1 : 0;
        this.factPassesAnytime[fact.index] = (failed & ~DATE) === 0 ? 1 : 0;
        if ((failed & (failed - 1)) !== 0) continue; // it fails two: no single choice would let it in
        if ((failed & ~PREDICATE) === 0) counts.predicates[fact.predicate] += 1;
        if ((failed & ~STATE) === 0) counts.states[this.state[fact.index]] += 1;
        if ((failed & ~SURE) === 0) {
          for (let i = 0; i < LEVELS.length; i += 1) counts.levels[i] += this.sure[fact.index] >= LEVELS[i] ? 1 : 0;
        }
        if ((failed & ~ARTICLE) === 0) {
          for (const article of distinct(fact, (evidence) => evidence[0])) counts.articles[article] += 1;
        }
        if ((failed & ~DATE) === 0) {
          for (const year of this.years[fact.index]) counts.years.set(year, (counts.years.get(year) || 0) + 1);
        }
        const bits = failed === 0 ? 7 : failed === CLASS ? 2 : failed === PLACE ? 4 : 0;
        touched[fact.subject] |= bits;
        touched[fact.object] |= bits;
        counts.facts += failed === 0 ? 1 : 0;
      }
      this.#countEntities(touched);
    }

    #countEntities(touched) {
      const { counts, model } = this;
      const asked = this.#asksOfFacts();
      for (const entity of model.entities) {
        const bits = touched[entity.index];
        const failed = this.#entityFailed(entity);
        const own = (open) => !asked && (failed & ~open & ~CLASS) === 0;
        const shown = (failed & CLASS) === 0;
        const passes = shown && ((bits & 1) !== 0 || own(0));
        this.entityPasses[entity.index] = passes ? 1 : 0;
        counts.entities += passes ? 1 : 0;
        if ((bits & 2) !== 0 || own(0)) counts.classes[entity.cls] += 1;
        const anywhere = shown && ((bits & 4) !== 0 || own(PLACE));
        this.entityPassesAnywhere[entity.index] = anywhere ? 1 : 0;
        if (entity.division >= 0 && anywhere) {
          for (const division of this.places[entity.division]) counts.divisions[division] += 1;
        }
      }
    }
  }

  ug.Filters = Filters;
  ug.STATES = STATES;
  ug.LEVELS = LEVELS;
  ug.day = day;
})(globalThis.uniongraph);
