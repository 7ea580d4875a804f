// Oxigraph in a worker: started when it is first needed, ended when a question takes too long, and started again.
(function (ug) {
  "use strict";

  class Engine {
    /** `told(words)` says what is being done. */
    constructor(about, told) {
      this.about = about;
      this.told = told;
      this.limit = 60; // seconds for a question
      this.waiting = null;
      this.opened = null;
    }

    /** Resolves when the triples are loaded, with how many they are and how long it took. */
    open() {
      this.opened ??= this.#open().catch((error) => {
        this.#end();
        throw error;
      });
      return this.opened;
    }

    async #open() {
      this.told(ug.text("askLoading", this.about.bytes / 1e6));
      const source = await ug.unpacked("ask-worker").text();
      const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      this.worker = new Worker(address);
      this.worker.onmessage = ({ data }) => this.#heard(data);
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.#heard({ kind: "wrong", message: event.message, code: "askBroken", trap: true });
      };
      const [engine, triples] = [ug.packedBytes("ask-engine"), ug.packedBytes("ask-triples")];
      try {
        return await this.#tell({ kind: "open", engine, triples, parts: this.about.parts }, [engine.buffer, triples.buffer]);
      } finally {
        URL.revokeObjectURL(address);
      }
    }

    #tell(message, moved = []) {
      return new Promise((answer, refuse) => {
        this.waiting = { answer, refuse };
        this.worker.postMessage(message, moved);
      });
    }

    #heard(data) {
      const { waiting } = this;
      this.waiting = null;
      if (data.trap) this.#end();
      const message = data.code ? ug.text(data.code, data.message) : data.message;
      if (data.kind === "wrong") waiting?.refuse(Object.assign(new Error(message), { engine: true }));
      else waiting?.answer(data);
    }

    #end() {
      this.worker?.terminate();
      this.worker = null;
      this.opened = null;
    }

    /** The answer to a query as `ug.queryOf` makes it. Rejects with the engine's message, or when it was stopped. */
    async ask(query) {
      await this.open();
      this.told(ug.text("askAsking"));
      const ending = setTimeout(() => this.stop(ug.text("askTooLong", this.limit)), this.limit * 1000);
      try {
        return await this.#tell({ kind: "ask", ...query });
      } finally {
        clearTimeout(ending);
      }
    }

    /** End whatever is being done; the question gets `words` for an answer. */
    stop(words) {
      const { waiting } = this;
      this.waiting = null;
      this.#end();
      waiting?.refuse(new Error(words));
    }
  }

  ug.Engine = Engine;
})(globalThis.uniongraph);
