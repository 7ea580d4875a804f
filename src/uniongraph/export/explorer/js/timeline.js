// Time: bars of dated facts (up) and articles (down), years or months or days, and below them what happened when.
(function (ug) {
  "use strict";

  const MONTHS = 40; // that fit side by side; a longer time is shown in years
  const LENGTH = { year: 4, month: 7, day: 10 };
  const HEIGHT = 150;

  class Timeline {
    constructor(svg, list, note, model, filters) {
      Object.assign(this, { svg, list, note, model, filters, current: 0 });
      svg.addEventListener("keydown", (event) => this.#key(event));
      svg.addEventListener("pointerdown", (event) => this.#grab(event));
    }

    get empty() {
      return !this.model.dates() && !this.model.facts.some((fact) => this.model.factDates(fact).length);
    }

    /** What is counted: `{date, fact}` and `{date, article}`, as if no date were chosen. */
    #events() {
      const { filters, model } = this;
      const events = [];
      const told = new Set();
      for (const fact of model.facts) {
        if (!filters.factPassesAnytime[fact.index]) continue;
        for (const [article] of fact.evidence) told.add(article);
        for (const date of new Set(fact.evidence.map(([, , said]) => said).filter(Boolean))) events.push({ date, fact });
      }
      model.data.articles.forEach(([, , , date], article) => {
        if (date && (!filters.active || told.has(article))) events.push({ date, article });
      });
      return events;
    }

    /** Years, or the months or days of what is chosen. */
    #unit(events) {
      const { from, to } = this.filters;
      if (from && from === to && from.length === 4) return { unit: "month", within: from };
      if (from && from === to && from.length >= 7) return { unit: "day", within: from.slice(0, 7) };
      const months = events.map(({ date }) => date.slice(0, 7)).sort();
      const number = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5) || 1);
      const span = months.length ? number(months[months.length - 1]) - number(months[0]) + 1 : 0;
      return { unit: span <= MONTHS ? "month" : "year", within: "" };
    }

    #bars(events, { unit, within }) {
      const length = LENGTH[unit];
      const bars = new Map();
      let coarse = 0;
      for (const { date, fact } of events) {
        if (within && !date.startsWith(within)) continue;
        if (date.length < length) {
          coarse += fact ? 1 : 0;
          continue;
        }
        const at = date.slice(0, length);
        if (!bars.has(at)) bars.set(at, { at, facts: 0, articles: 0 });
        bars.get(at)[fact ? "facts" : "articles"] += 1;
      }
      return { bars: this.#filled([...bars.values()].sort((a, b) => (a.at < b.at ? -1 : 1)), unit), coarse };
    }

    /** With empty bars for the time between, or a long silence would look short; not where that would be too many. */
    #filled(bars, unit) {
      if (bars.length < 2) return bars;
      const known = new Map(bars.map((bar) => [bar.at, bar]));
      const filled = [];
      const [first, last] = [new Date(`${ug.day(bars[0].at, false)}T00:00Z`), bars[bars.length - 1].at];
      for (let at = first; filled.length <= 70; ) {
        const name = at.toISOString().slice(0, LENGTH[unit]);
        filled.push(known.get(name) || { at: name, facts: 0, articles: 0 });
        if (name >= last) return filled;
        at = unit === "day" ? new Date(at.getTime() + 86_400_000)
          : new Date(Date.UTC(at.getUTCFullYear() + (unit === "year" ? 1 : 0), at.getUTCMonth() + (unit === "month" ? 1 : 0), 1));
      }
      return bars;
    }

    write() {
      const events = this.#events();
      const { bars, coarse } = this.#bars(events, this.#unit(events));
      this.bars = bars;
      this.note.textContent = ug.text("coarse", coarse);
      this.note.hidden = coarse === 0;
      this.current = Math.min(this.current, Math.max(bars.length - 1, 0));
      this.#draw();
      this.#writeList(events);
    }

    #draw() {
      const width = this.svg.clientWidth;
      if (!width) return;
      const { bars } = this;
      const focused = this.svg.contains(document.activeElement);
      this.step = Math.min((width - 16) / Math.max(bars.length, 1), 90);
      const most = bars.reduce((max, bar) => Math.max(max, bar.facts, bar.articles), 1);
      const every = Math.max(Math.ceil(56 / this.step), 1);
      this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT + 22}`);
      this.svg.replaceChildren(
        ug.svg("path", { class: "axis", d: `M0 ${HEIGHT * 0.66}H${width}`, "aria-hidden": "true" }),
        ...bars.map((bar, i) => this.#bar(bar, i, most, i % every === 0)));
      if (focused) this.svg.querySelector('[tabindex="0"]')?.focus();
    }

    #bar(bar, i, most, labelled) {
      const x = 8 + i * this.step;
      const wide = Math.max(this.step - 3, 2);
      const base = HEIGHT * 0.66;
      const tall = (count, room) => (count ? Math.max((count / most) * room, 3) : 0);
      const [up, down] = [tall(bar.facts, base - 12), tall(bar.articles, HEIGHT - base - 4)];
      const words = ug.text("bar", bar.at, bar.facts, bar.articles);
      return ug.svg("g", {
        class: this.#chosen(bar) ? "bar chosen" : "bar", role: "button", "aria-label": words, "data-at": bar.at,
        "aria-pressed": String(this.#chosen(bar)), tabindex: i === this.current ? "0" : "-1",
      },
      ug.svg("title", {}, words),
      ug.svg("rect", { class: "target", x: 8 + i * this.step, y: 0, width: this.step, height: HEIGHT + 20 }),
      ug.svg("rect", { class: "facts", x, y: base - up, width: wide, height: up }),
      ug.svg("rect", { class: "articles", x, y: base + 1, width: wide, height: down }),
      labelled && x + 56 < this.svg.clientWidth + this.step ? ug.svg("text", { x: x + 1, y: HEIGHT + 16 }, bar.at) : null);
    }

    #chosen({ at }) {
      const { from, to } = this.filters;
      if (!from && !to) return false;
      return (!from || ug.day(at, true) >= ug.day(from, false)) && (!to || ug.day(at, false) <= ug.day(to, true));
    }

    #choose(first, last) {
      const [from, to] = [this.bars[first].at, this.bars[last].at];
      const again = this.filters.from === from && this.filters.to === to;
      this.filters.change(again ? { from: "", to: "" } : { from, to });
    }

    #key(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        this.current = (this.current + step + this.bars.length) % this.bars.length;
        this.#draw();
      } else if ((event.key === "Enter" || event.key === " ") && this.bars[this.current]) {
        this.#choose(this.current, this.current);
      } else {
        return;
      }
      event.preventDefault();
    }

    #grab(event) {
      const box = this.svg.getBoundingClientRect();
      const at = ({ clientX }) => Math.floor((clientX - box.left - 8) / this.step);
      const held = (i) => Math.min(Math.max(i, 0), this.bars.length - 1);
      const start = at(event);
      if (start < 0 || start >= this.bars.length) return;
      const marks = [...this.svg.querySelectorAll(".bar")];
      const range = (i) => [Math.min(start, held(i)), Math.max(start, held(i))];
      const move = (moved) => {
        const [first, last] = range(at(moved));
        marks.forEach((mark, i) => mark.classList.toggle("brushed", i >= first && i <= last));
      };
      const end = (ended) => {
        removeEventListener("pointermove", move);
        removeEventListener("pointerup", end);
        const [first, last] = range(at(ended));
        this.current = first;
        this.#choose(first, last);
      };
      addEventListener("pointermove", move);
      addEventListener("pointerup", end);
    }

    /** What happened when, the latest first, with the chosen dates only. */
    #writeList(events) {
      const { filters } = this;
      const first = filters.from ? ug.day(filters.from, false) : "";
      const last = filters.to ? ug.day(filters.to, true) : "9999";
      const shown = events
        .filter(({ date }) => ug.day(date, true) >= first && ug.day(date, false) <= last)
        .sort((a, b) => (a.date === b.date ? (a.fact ? 1 : 0) - (b.fact ? 1 : 0) : a.date < b.date ? 1 : -1));
      let before = "";
      this.list.replaceChildren(ug.list("ul", { class: "happened" }, shown, 40, ({ date, fact, article }) => {
        const when = date === before ? "" : date;
        before = date;
        const item = fact ? ug.factItem(this.model, fact) : ug.articleItem(this.model, article, ug.element("span", { class: "tag" }, ug.text("articleTag")));
        item.prepend(ug.element("span", { class: "when" }, when));
        return item;
      }));
    }
  }

  ug.Timeline = Timeline;
})(globalThis.uniongraph);
