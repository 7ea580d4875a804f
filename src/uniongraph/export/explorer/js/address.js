// The address of the page says where people are, so that links and "back" work: `#entity`, or `#~` and a word for all else.
(function (ug) {
  "use strict";

  const part = encodeURIComponent;

  class Address {
    constructor(model) {
      this.model = model;
    }

    #key(index) {
      return part(this.model.entities[index].key);
    }

    entity = (index) => `#${this.#key(index)}`;
    group = (number) => `#~group/${this.#key(this.model.groups[number].leader)}`;
    path = (from, to) => `#~path/${this.#key(from)}/${this.#key(to)}`;
    loose = () => "#~others";
    view = (name) => (name === "graph" ? "#" : `#~${name}`);

    /** Where `hash` leads: `{kind: overview, entity, group, path, others, map, timeline or ask, …}`. */
    read(hash) {
      try {
        const words = hash.slice(1).split("/").map(decodeURIComponent);
        const whole = decodeURIComponent(hash.slice(1));
        const found = (key) => this.model.byKey.get(key);
        if (found(whole) !== undefined) return { kind: "entity", index: found(whole) };
        if (words[0] === "~map" || words[0] === "~timeline") return { kind: words[0].slice(1) };
        if (words[0] === "~ask" && ug.byId("ask-about")) return { kind: "ask", question: words[1] || "" };
        if (words[0] === "~others") return { kind: "others" };
        if (words[0] === "~group" && found(words[1]) !== undefined) {
          const { group } = this.model.entities[found(words[1])];
          if (group >= 0) return { kind: "group", group };
        }
        if (words[0] === "~path" && found(words[1]) !== undefined && found(words[2]) !== undefined) {
          return { kind: "path", from: found(words[1]), to: found(words[2]) };
        }
      } catch {
        // Not what encodeURIComponent writes: the overview will do.
      }
      return { kind: "overview" };
    }
  }

  ug.Address = Address;
})(globalThis.uniongraph);
