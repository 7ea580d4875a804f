// The view that answers questions: puts form, editor, engine and answer together. Nothing of it is made before it opens.
(function (ug) {
  "use strict";

  const { byId } = ug;
  const OWN = "SELECT * WHERE {\n  ?s ?p ?o .\n}\nLIMIT 100\n";
  // What stands above the query in the page already. Its parameters stay: they say which columns need no showing.
  const TOLD = /^#\s*(?:title|description)-(?:zh|en)\s*[:：].*\n/gim;

  class AskView {
    constructor(model, index) {
      this.model = model;
      this.about = ug.readJson("ask-about");
      this.tooLarge = this.about.bytes > this.about.most;
      this.index = index;
      this.running = false;
    }

    /** Show the view, with a question by its name, or with what it had. */
    open(name) {
      if (this.tooLarge) {
        byId("ask-form").hidden = true;
        byId("ask-answer").replaceChildren(ug.element("p", { class: "hint" }, ug.text("askTooLarge", this.about.bytes / 1e6)));
        return;
      }
      if (!this.engine) this.#make();
      const wanted = this.about.questions.find((question) => question.name === name);
      if (wanted && wanted !== this.form.question) this.#choose(wanted, true);
      this.editor.refresh();
    }

    #make() {
      this.told = byId("ask-told");
      const actions = { run: () => this.run(), changed: () => this.editor.clear() };
      this.editor = new ug.QueryEditor(byId("ask-text"), this.model, this.index, this.about, actions);
      this.engine = new ug.Engine(this.about, (words) => (this.told.textContent = words));
      this.answer = new ug.Answer(byId("ask-answer"), this.model, this.about);
      this.form = new ug.QuestionForm(this.model, this.about, {
        chosen: (question) => this.#choose(question, question !== null && !question.parameters.some(([, , , preset]) => preset)),
        changed: () => {},
      });
      byId("ask-form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.run();
      });
      byId("ask-stop").addEventListener("click", () => this.engine.stop(ug.text("askStopped")));
      const details = byId("ask-query");
      details.open = !matchMedia("(max-width: 760px)").matches;
      details.addEventListener("toggle", () => this.editor.refresh());
      this.#choose(this.about.questions[0] || null, false);
      // The field serves until then, and where the browser is too old for the editor.
      this.editor.load().catch((error) => console.warn(error));
      this.engine.open().then(({ size, seconds }) => {
        byId("ask-view").dataset.engine = "ready";
        if (!this.running) this.told.textContent = ug.text("askReadyTo", size, seconds);
      }, (error) => this.#wrong(error));
    }

    /** Put a ready question, or an empty page for one's own, and ask it if `run`. */
    #choose(question, run) {
      this.form.show(question);
      this.editor.text = question ? question.text.replace(TOLD, "").trim() : OWN;
      byId("ask-wrong").hidden = true;
      this.answer.clear();
      if (question === null) byId("ask-query").open = true;
      if (run) this.run();
    }

    async run() {
      if (this.running) return;
      const text = this.editor.text;
      const { values, question } = this.form;
      this.editor.clear();
      byId("ask-wrong").hidden = true;
      this.#busy(true);
      let query = { shift: 0 };
      try {
        query = ug.queryOf(text, values, this.about.prefixes);
        const found = await this.engine.ask(query);
        this.answer.show(found, new Set(ug.parametersOf(text)), question ? question.name : "answer");
        this.told.textContent = ug.text("askTook", found.seconds);
      } catch (error) {
        this.answer.clear();
        this.#wrong(error, text, query.shift);
      }
      this.#busy(false);
    }

    #wrong(error, text = "", shift = 0) {
      this.told.textContent = "";
      const mistake = error.engine ? ug.mistakeOf(error.message, text, shift) : { line: 0, reason: error.message };
      const words = mistake.line ? ug.text("askMistake", mistake.line, mistake.column, mistake.reason) : mistake.reason;
      const at = byId("ask-wrong");
      at.hidden = false;
      at.textContent = words;
      if (!mistake.line) return;
      byId("ask-query").open = true;
      this.editor.mark(mistake);
    }

    #busy(busy) {
      this.running = busy;
      const stopped = document.activeElement === byId("ask-stop");
      byId("ask-stop").hidden = !busy;
      byId("ask-run").disabled = busy;
      byId("ask-answer").setAttribute("aria-busy", String(busy));
      if (stopped && !busy) byId("ask-run").focus();
    }

    /** The language has changed. */
    write() {
      if (this.form) this.form.write();
      if (this.answer) this.answer.write();
      if (this.tooLarge && byId("ask-form").hidden) this.open("");
    }
  }

  ug.AskView = AskView;
})(globalThis.uniongraph);
