// An answer as a table: names lead to their entities, and each row can show the words of the paper that say it.
(function (ug) {
  "use strict";

  const ROWS = 100; // at a time
  const NAMESAKES = 5; // that a cell names
  const KEPT_BY_ROW = 20; // facts whose words a row shows

  class Answer {
    constructor(element, model, about) {
      Object.assign(this, { element, model, about });
      this.clear();
    }

    /** Entities by their labels, made when the first answer comes. */
    #named(label) {
      if (!this.labels) {
        this.labels = new Map();
        for (const { index, label: name } of this.model.entities) {
          if (!this.labels.has(name)) this.labels.set(name, []);
          this.labels.get(name).push(index);
        }
      }
      return this.labels.get(label) || [];
    }

    /** The entities that a term may mean. */
    #meant(term) {
      if (!term) return [];
      if (term.type === "uri" && term.value.startsWith(this.about.instances)) {
        const found = this.model.byKey.get(term.value.slice(this.about.instances.length));
        return found === undefined ? [] : [found];
      }
      return term["xml:lang"] === "zh" ? this.#named(term.value) : [];
    }

    #between(a, b) {
      const [few, other] = this.model.factsOf[a].length < this.model.factsOf[b].length ? [a, b] : [b, a];
      return this.model.factsOf[few].filter(({ subject, object }) => (subject === few ? object : subject) === other);
    }

    /** For each cell the entities that it names: of namesakes those that the rest of the row speaks of. */
    #entities(row) {
      const meant = row.map((term) => this.#meant(term));
      return meant.map((those, i) => {
        if (those.length < 2) return those;
        const fit = those.filter((a) => meant.some((others, j) => j !== i && others.some((b) => a !== b && this.#between(a, b).length)));
        return fit.length ? fit : those;
      });
    }

    /** The facts between the entities of a row; where the row names the titles of posts, only these. */
    #facts(row, cells) {
      const entities = [...new Set(cells.flatMap((those) => (those.length === 1 ? those : [])))];
      const found = new Set(entities.flatMap((a, i) => entities.slice(i + 1).flatMap((b) => this.#between(a, b))));
      const said = new Set(row.filter((term) => term?.type === "literal").map(({ value }) => value));
      const titled = [...found].filter(({ title }) => title && said.has(title));
      return titled.length ? titled : [...found];
    }

    #short(iri) {
      const found = Object.entries(this.about.prefixes).find(([, space]) => iri.startsWith(space) && /^[\w-]+$/.test(iri.slice(space.length)));
      return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
    }

    #cell(term, those) {
      if (!term) return ug.element("td", {});
      if (those.length === 1) return ug.element("td", {}, this.#link(those[0], term));
      const lang = term["xml:lang"] || null;
      const text = term.type === "uri" ? ug.element("span", { title: term.value }, this.#short(term.value)) : ug.element("span", { lang }, term.value);
      if (!those.length) return ug.element("td", { class: term.datatype && /#(integer|decimal|double)$/.test(term.datatype) ? "number" : null }, text);
      return ug.element("td", {}, text, ug.element("ul", { class: "namesakes" }, those.slice(0, NAMESAKES).map((index) =>
        ug.element("li", {}, ug.element("a", { href: ug.address.entity(index) },
          [this.model.className(index), this.model.place(index)].filter(Boolean).join(" · "))))));
    }

    #link(index, term) {
      const link = ug.entityLink(this.model, index);
      if (term.type === "literal") link.lastChild.textContent = term.value;
      return link;
    }

    #row(row, columns) {
      const cells = this.#entities(row);
      const facts = this.#facts(row, cells);
      const made = ug.element("tr", {}, row.map((term, i) => this.#cell(term, cells[i])));
      if (!facts.length) return ug.fill(made, {}, [ug.element("td", {})]);
      const button = ug.element("button", { type: "button", class: "words", "aria-expanded": "false", onclick: () => {
        const open = button.getAttribute("aria-expanded") === "true";
        button.setAttribute("aria-expanded", String(!open));
        if (open) return made.nextSibling.remove();
        const list = ug.list("ul", {}, facts, KEPT_BY_ROW, (fact) => ug.factItem(this.model, fact));
        return made.after(ug.element("tr", { class: "said" }, ug.element("td", { colspan: columns + 1 }, list)));
      } }, ug.text("askWords"));
      return ug.fill(made, {}, [ug.element("td", {}, button)]);
    }

    /** Show `{columns, rows, more}` without the columns in `hidden`, or `{boolean}`; `name` is what a file is called. */
    show({ columns, rows, boolean, more }, hidden, name) {
      this.shown = [{ columns, rows, boolean, more }, hidden, name];
      this.table = null;
      if (boolean !== undefined) {
        this.element.replaceChildren(ug.element("p", { class: "truth" }, ug.text(boolean ? "askYes" : "askNo")));
        return;
      }
      const shown = columns.map((_, i) => i).filter((i) => !hidden.has(columns[i]));
      const kept = shown.length ? shown : columns.map((_, i) => i);
      this.table = { name, columns: kept.map((i) => columns[i]), rows: rows.map((row) => kept.map((i) => row[i])) };
      const count = ug.element("span", {}, more ? ug.text("askMore", rows.length) : ug.text("askRows", rows.length));
      const top = ug.element("p", { class: "found" }, count, rows.length
        ? ug.element("button", { type: "button", id: "ask-csv", onclick: () => this.save() }, ug.text("askCsv")) : null);
      this.element.replaceChildren(top, rows.length ? this.#table() : "");
      this.element.scrollTop = 0;
    }

    #table() {
      const { columns, rows } = this.table;
      const body = ug.element("tbody", {});
      const head = ug.element("tr", {}, columns.map((column) => ug.element("th", { scope: "col" }, column)),
        ug.element("td", {}));
      let made = 0;
      const grow = () => {
        const next = rows.slice(made, made + ROWS).map((row) => this.#row(row, columns.length));
        made += next.length;
        body.append(...next);
        const left = rows.length - made;
        if (!left) return next[0];
        const more = ug.element("tr", { class: "more" }, ug.element("td", { colspan: columns.length + 1 },
          ug.element("button", { type: "button", onclick: () => {
            more.remove();
            grow().querySelector("a, button")?.focus();
          } }, ug.text("more", Math.min(left, ROWS), left))));
        body.append(more);
        return next[0];
      };
      grow();
      return ug.element("table", {}, ug.element("thead", {}, head), body);
    }

    /** The language has changed. */
    write() {
      if (this.shown) this.show(...this.shown);
    }

    clear() {
      this.table = null;
      this.shown = null;
      this.element.replaceChildren(ug.element("p", { class: "hint", "data-text": "askHint" }, ug.text("askHint")));
    }

    /** The table as `uniongraph query --format csv` writes it, for a spreadsheet. */
    save() {
      const { name, columns, rows } = this.table;
      const cells = rows.map((row) => row.map((term) => (term ? term.value : "")));
      ug.save(new Blob([ug.csvOf([columns, ...cells])], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
    }
  }

  ug.Answer = Answer;
})(globalThis.uniongraph);
