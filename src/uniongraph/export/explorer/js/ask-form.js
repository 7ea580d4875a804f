// The ready questions: which there are, what they ask, and fields for what they want to know, with names to choose from.
(function (ug) {
  "use strict";

  const OFFERED = 50; // names at once

  class QuestionForm {
    /** `chosen(question)` when another is chosen, null for one's own; `changed()` when a field is filled. */
    constructor(model, about, { chosen, changed }) {
      Object.assign(this, { model, changed, questions: about.questions, question: null, fields: [] });
      this.list = ug.byId("ask-question");
      this.list.addEventListener("change", () => chosen(this.questions.find(({ name }) => name === this.list.value) || null));
      this.write();
    }

    /** The words of the form in the language of the page; what is filled in stays. */
    write() {
      const { language } = ug;
      this.list.replaceChildren(
        ...this.questions.map((question) => ug.element("option", { value: question.name }, question[language][0] || question.name)),
        ug.element("option", { value: "" }, ug.text("askOwn")));
      this.list.value = this.question ? this.question.name : "";
      ug.byId("ask-description").textContent = this.question ? this.question[language][1] : ug.text("askOwnHint");
      for (const { label, zh, en } of this.fields) label.textContent = this.#label(zh, en);
    }

    #label = (zh, en) => (ug.language === "zh" ? zh : en.replaceAll("-", " "));

    /** Show a question, or null for one's own, and fields for its parameters. */
    show(question) {
      this.question = question;
      this.fields = (question ? question.parameters : []).map(([name, zh, en, preset, classes]) => {
        const list = ug.element("datalist", { id: `ask-names-${name}` });
        const input = ug.element("input", { type: "text", name, list: list.id, autocomplete: "off", lang: "zh",
          oninput: () => {
            this.#offer(list, input.value.trim(), classes);
            this.changed();
          },
          onfocus: () => this.#offer(list, input.value.trim(), classes) });
        input.value = preset || "";
        const label = ug.element("span", {}, this.#label(zh, en));
        return { name, zh, en, input, label, list };
      });
      ug.byId("ask-parameters").replaceChildren(
        ...this.fields.map(({ label, input, list }) => ug.element("label", {}, label, " ", input, list)));
      this.write();
    }

    /** Names of entities of these classes with what was typed, those that begin so first. */
    #offer(list, typed, classes) {
      const wanted = new Set(classes);
      const found = new Set();
      for (const { cls, label } of this.model.entities) {
        if (wanted.has(this.model.data.classes[cls][0]) && label.includes(typed)) found.add(label);
      }
      const names = [...found].sort((a, b) => b.startsWith(typed) - a.startsWith(typed) || (a < b ? -1 : 1));
      list.replaceChildren(...names.slice(0, OFFERED).map((name) => ug.element("option", { value: name })));
    }

    /** The values that are filled in, by name. */
    get values() {
      return new Map(this.fields.map(({ name, input }) => [name, input.value.trim()]).filter(([, value]) => value));
    }
  }

  ug.QuestionForm = QuestionForm;
})(globalThis.uniongraph);
