// The search box: a combobox after the ARIA pattern; arrows choose, Enter goes, Esc closes, "/" comes here.
(function (ug) {
  "use strict";

  const LIMIT = 12;

  class Search {
    /** `onPick(index)` is told which entity was chosen. */
    constructor(model, index, onPick) {
      this.model = model;
      this.index = index;
      this.onPick = onPick;
      this.input = ug.byId("search");
      this.list = ug.byId("results");
      this.found = [];
      this.active = -1;
      this.input.addEventListener("input", () => this.#find());
      this.input.addEventListener("focus", () => this.#find());
      this.input.addEventListener("blur", () => this.#close());
      this.input.addEventListener("keydown", (event) => this.#key(event));
      document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.closest("input, textarea, select, [contenteditable=true]")) return;
        event.preventDefault();
        this.input.focus();
        this.input.select();
      });
    }

    #find() {
      this.found = this.index.search(this.input.value, LIMIT);
      this.active = this.found.length ? 0 : -1;
      this.#write();
    }

    #write() {
      const options = this.found.map(({ index, name }, number) =>
        ug.element(
          "li",
          {
            id: `result-${number}`,
            role: "option",
            "aria-selected": String(number === this.active),
            // A press must not take the focus away, or the list closes before the click.
            onmousedown: (event) => event.preventDefault(),
            onclick: () => this.#pick(number),
          },
          ug.markIcon(this.model.entities[index].cls),
          ug.element("span", { class: "name" }, this.model.entities[index].label,
            name ? ug.element("span", { class: "other" }, `（${name}）`) : null),
          ug.element("span", { class: "about" },
            ug.element("span", { class: "class" }, this.model.className(index)),
            ug.element("span", { class: "where" }, this.model.place(index))),
        ),
      );
      if (!options.length) {
        options.push(ug.element("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
          ug.text("noResults")));
      }
      this.list.replaceChildren(...options);
      const open = this.input.value.trim() !== "" && document.activeElement === this.input;
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      if (open && this.active >= 0) {
        this.input.setAttribute("aria-activedescendant", `result-${this.active}`);
        this.list.children[this.active].scrollIntoView({ block: "nearest" });
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    #close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    #pick(number) {
      const { index } = this.found[number];
      this.input.value = "";
      this.#close();
      this.onPick(index);
    }

    #key(event) {
      if (event.isComposing) return; // Enter and arrows belong to the input method
      if (event.key === "Escape") {
        if (this.list.hidden) this.input.value = "";
        this.#close();
      } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
        this.#pick(this.active);
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.found.length) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.active = this.list.hidden ? this.active : (this.active + step + this.found.length) % this.found.length;
        this.#write();
      } else {
        return;
      }
      event.preventDefault();
    }
  }

  ug.Search = Search;
})(globalThis.uniongraph);
