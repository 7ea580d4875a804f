// The text of the query: a plain field at once, and Yasqe, the editor of /sparql, as soon as it is unpacked.
// Completion knows what the page knows: the terms of its graph, and in quotes or <> the names of its entities.
(function (ug) {
  "use strict";

  const MOST = 30;
  const CORE = {
    rdf: ["type", "subject", "predicate", "object", "Statement"],
    org: ["Membership", "member", "organization"],
    skos: ["prefLabel", "altLabel"],
    schema: ["NewsArticle", "headline", "datePublished", "isPartOf", "mentions", "author", "editor", "identifier"],
    oa: ["hasTarget", "hasSelector", "exact", "start", "end"],
    prov: ["wasDerivedFrom"],
    dcterms: ["temporal", "source"],
    ug: ["postTitle", "former", "announced", "rule", "confidence", "reporter", "photographer"],
  }; // what every graph has besides the terms of its ontology

  class QueryEditor {
    /** `actions`: `run()`, and `changed()` after each change by hand. */
    constructor(container, model, index, about, actions) {
      Object.assign(this, { container, model, index, about, actions, yasqe: null, marked: null });
      this.field = ug.element("textarea", { rows: 12, spellcheck: "false", autocapitalize: "off", "data-label": "askQuery",
        "aria-label": ug.text("askQuery"), oninput: () => actions.changed(), onkeydown: (event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          actions.run();
        } });
      container.append(this.field);
    }

    get text() {
      return this.yasqe ? this.yasqe.getValue() : this.field.value;
    }

    set text(value) {
      this.clear();
      this.field.value = value;
      this.yasqe?.setValue(value);
      this.yasqe?.collapsePrefixes(true); // they are the same everywhere
    }

    /** Put the editor in the place of the field. The page's policy knows its script by its hash. */
    async load() {
      const [code, style] = await Promise.all(["ask-editor", "ask-style"].map((id) => ug.unpacked(id).text()));
      document.head.prepend(ug.element("style", {}, style)); // before ours, which have the last word
      document.head.append(ug.element("script", {}, code));
      const Yasqe = globalThis.Yasqe.default || globalThis.Yasqe;
      this.terms = this.#terms();
      Yasqe.registerAutocompleter(this.#completer(), false);
      Yasqe.defaults.autocompleters = ["variables", "uniongraph"];
      const run = () => this.actions.run();
      this.yasqe = new Yasqe(this.container, {
        value: this.field.value, persistenceId: null, consumeShareLink: null, createShareableLink: null,
        showQueryButton: false, resizeable: false, editorHeight: null, viewportMargin: Infinity,
        // Tab leaves the editor, as it leaves any field.
        extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": false, Tab: false, "Shift-Tab": false },
      });
      this.yasqe.collapsePrefixes(true);
      const focused = document.activeElement === this.field;
      this.field.hidden = true;
      const input = this.yasqe.getInputField();
      input.setAttribute("aria-label", ug.text("askQuery"));
      input.dataset.label = "askQuery";
      this.yasqe.on("change", () => this.actions.changed());
      if (focused) this.yasqe.focus();
      this.container.dataset.editor = "yasqe";
    }

    /** The editor measures itself, which it cannot while it is hidden. */
    refresh() {
      this.yasqe?.refresh();
    }

    clear() {
      this.marked?.clear();
      this.marked = null;
    }

    /** Show where something is wrong; line and column (in characters, not in units of UTF-16) from 1. */
    mark({ line, column }) {
      this.clear();
      const text = this.text.split("\n")[line - 1] || "";
      const at = [...text].slice(0, column - 1).join("").length;
      if (this.yasqe) {
        if (/^\s*PREFIX\b/i.test(text)) this.yasqe.collapsePrefixes(false);
        const [from, to] = at < text.length ? [at, at + 1] : [Math.max(at - 1, 0), at];
        this.marked = this.yasqe.getDoc().markText({ line: line - 1, ch: from }, { line: line - 1, ch: to }, { className: "ask-fault" });
        this.yasqe.getDoc().setCursor({ line: line - 1, ch: at }, undefined, { scroll: false });
      } else {
        const start = this.text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + at;
        this.field.setSelectionRange(start, start + 1);
      }
    }

    /** `[written, explained]` of all terms, first those of the ontology that the graph uses. */
    #terms() {
      const { classes, predicates } = this.model.data;
      const own = [...classes, ...predicates].map(([name, zh, en, iri]) => [this.#short(iri) || `ug:${name}`, `${zh} ${en}`]);
      const core = Object.entries(CORE).flatMap(([prefix, names]) => names.map((name) => [`${prefix}:${name}`, ""]));
      const known = new Set(own.map(([written]) => written));
      return [...own, ...core.filter(([written]) => !known.has(written))];
    }

    #short(iri) {
      const found = Object.entries(this.about.prefixes).find(([, space]) => iri.startsWith(space) && /^[\w-]+$/.test(iri.slice(space.length)));
      return found ? `${found[0]}:${iri.slice(found[1].length)}` : "";
    }

    /** What stands before the cursor: `{quote, name, start, end}`, or null where nothing can be completed. */
    #typed(yasqe) {
      const { line: number, ch } = yasqe.getDoc().getCursor();
      const line = yasqe.getDoc().getLine(number);
      const [, quote, name] = /(["'<]?)([^\s"'<>{}()|^`\\;,?$]*)$/.exec(line.slice(0, ch));
      if (!name || /[?$]$/.test(line.slice(0, ch - name.length))) return null;
      const closing = quote && line.slice(ch, ch + 1) === (quote === "<" ? ">" : quote);
      return { quote, name, start: ch - name.length - quote.length, end: ch + (closing ? 1 : 0) };
    }

    #suggest({ quote, name }) {
      if (!quote && !/[\u3400-\u9fff]/.test(name)) {
        const wanted = name.toLowerCase();
        return this.terms.filter(([written, told]) => written.toLowerCase().includes(wanted) || told.toLowerCase().includes(wanted));
      }
      const found = this.index.search(name, MOST).map(({ index }) => this.model.entities[index]);
      if (!quote) found.push(...this.terms.filter(([, told]) => told.includes(name)));
      return found.map((entity) => {
        if (Array.isArray(entity)) return entity;
        const said = `${entity.label} · ${this.model.className(entity.index)}`;
        const literal = quote !== "" && quote !== "<";
        return [literal ? `"${entity.label.replace(/["\\]/g, "\\$&")}"@zh` : `<${this.about.instances}${entity.key}>`, said];
      });
    }

    #completer() {
      const told = new Map();
      return {
        name: "uniongraph", bulk: false, autoShow: true,
        isValidCompletionPosition: (yasqe) => this.#typed(yasqe) !== null,
        preProcessToken: (yasqe, token) => {
          const { name, start, end } = this.#typed(yasqe);
          return { ...token, autocompletionString: name, from: { ch: start }, to: { ch: end } };
        },
        get: (yasqe) => {
          const typed = this.#typed(yasqe);
          const rows = typed ? this.#suggest(typed).slice(0, MOST) : [];
          rows.forEach(([written, said]) => told.set(written, said));
          return [...new Set(rows.map(([written]) => written))].filter((written) => written !== typed.name);
        },
        postprocessHints: (yasqe, hints) => hints.map((hint) => {
          const said = told.get(hint.text);
          const shown = hint.text.startsWith("<") || hint.text.startsWith('"') ? said : [hint.text, said].filter(Boolean).join("  ");
          return { ...hint, displayText: shown };
        }),
      };
    }
  }

  ug.QueryEditor = QueryEditor;
})(globalThis.uniongraph);
