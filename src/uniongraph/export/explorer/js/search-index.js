// Finds entities by name, other name, pinyin and initials. Names are prepared once; a search looks at each of them.
(function (ug) {
  "use strict";

  /** Full-width forms, capitals, spaces and apostrophes make no difference to a search. */
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s'’]+/g, "");

  class SearchIndex {
    constructor(model) {
      this.model = model;
    }

    /** Prepare for searching; otherwise the first search does it. */
    prepare() {
      if (this.names) return;
      this.names = []; // folded names, the label of an entity first
      this.owners = []; // which entity each name is of
      this.labels = []; // as written
      this.spelled = []; // in pinyin, without spaces
      this.initials = [];
      this.lengths = []; // of the syllables, a character each: where they begin
      this.folded = new Map(); // readings of characters
      const { entities } = this.model;
      for (const entity of entities) {
        this.#add(entity.index, entity.label);
        for (const name of entity.names) this.#add(entity.index, name);
      }
    }

    #add(owner, name) {
      this.names.push(fold(name));
      this.owners.push(owner);
      this.labels.push(name);
      const syllables = this.#syllables(name);
      this.spelled.push(syllables.join(""));
      this.initials.push(syllables.map((syllable) => syllable[0]).join(""));
      this.lengths.push(String.fromCharCode(...syllables.map((syllable) => syllable.length)));
    }

    #syllables(name) {
      const { chars, names } = this.model.data.readings;
      const special = Object.hasOwn(names, name) ? names[name].split(" ") : null;
      const found = [];
      let at = 0;
      for (const char of name) {
        let folded = special ? undefined : this.folded.get(char);
        if (folded === undefined) {
          const reading = special ? special[at] : Object.hasOwn(chars, char) ? chars[char] : char;
          folded = fold(reading || "").replace(/[^a-z0-9]/g, "");
          if (!special) this.folded.set(char, folded);
        }
        at += 1;
        if (folded) found.push(folded);
      }
      return found;
    }

    /** Whether `wanted` stands in the spelling of name number `i` where a syllable begins. */
    #atSyllable(i, wanted) {
      const [spelled, lengths] = [this.spelled[i], this.lengths[i]];
      let at = 0;
      for (let syllable = 0; syllable < lengths.length; syllable += 1) {
        if (spelled.startsWith(wanted, at)) return true;
        at += lengths.charCodeAt(syllable);
      }
      return false;
    }

    /** How well name number `i` fits: 0 is best, 9 not at all. */
    #rank(i, wanted, latin) {
      const name = this.names[i];
      const at = name.indexOf(wanted);
      if (at === 0) return name.length === wanted.length ? 0 : 1;
      if (at > 0) return 2;
      if (!latin) return 9;
      if (this.spelled[i].startsWith(wanted)) return this.spelled[i].length === wanted.length ? 3 : 4;
      const initial = this.initials[i].indexOf(wanted);
      if (initial === 0) return this.initials[i].length === wanted.length ? 3 : 5;
      if (wanted.length >= 2 && this.spelled[i].includes(wanted) && this.#atSyllable(i, wanted)) return 6;
      return wanted.length >= 2 && initial > 0 ? 7 : 9;
    }

    /** `{index, name}` of the best `limit` entities; `name` is the other name that was found, or "". */
    search(query, limit) {
      const wanted = fold(query);
      if (!wanted) return [];
      this.prepare();
      const latin = /^[a-z0-9]+$/.test(wanted);
      const ranks = new Map();
      for (let i = 0; i < this.names.length; i += 1) {
        const rank = this.#rank(i, wanted, latin);
        if (rank > 8) continue;
        const owner = this.owners[i];
        const best = ranks.get(owner);
        if (best === undefined || rank < best.rank) ranks.set(owner, { index: owner, rank, name: i });
      }
      const found = [...ranks.values()];
      const { degrees, entities } = this.model;
      const better = (a, b) => a.rank - b.rank || degrees[b.index] - degrees[a.index] || a.index - b.index;
      return found.sort(better).slice(0, limit).map(({ index, name }) => ({
        index, name: this.labels[name] === entities[index].label ? "" : this.labels[name],
      }));
    }
  }

  ug.SearchIndex = SearchIndex;
})(globalThis.uniongraph);
