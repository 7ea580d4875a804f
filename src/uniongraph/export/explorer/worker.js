// Oxigraph's own thread: loads the triples and answers questions. oxigraph.js stands before this in the same script.
// It is ended from outside when a question takes too long, since nothing in it can be interrupted.

const MOST = 10000; // rows that are handed on
const LONGEST = 200000000; // characters of an answer that are looked through
let store = null;

const unpack = (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

async function open({ engine, triples, parts }) {
  const begun = performance.now();
  initSync({ module: await unpack(engine) });
  const all = new Uint8Array(await unpack(triples));
  store = new Store();
  let at = 0;
  for (const [size, graph] of parts) {
    const options = { format: "text/turtle", no_transaction: true, lenient: true };
    if (graph) options.to_graph_name = namedNode(graph);
    store.load(all.subarray(at, at + size), options);
    at += size;
  }
  return { size: store.size, seconds: (performance.now() - begun) / 1000 };
}

// A term of RDF/JS as one of SPARQL results in JSON.
function plain(term) {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType === "Literal") {
    const { value, language, datatype } = term;
    return { type: "literal", value, ...(language ? { "xml:lang": language } : { datatype: datatype.value }) };
  }
  return { type: "bnode", value: term.toString() };
}

function read(found) {
  if (typeof found !== "string") {
    const rows = found.slice(0, MOST).map(({ subject, predicate, object }) => [subject, predicate, object].map(plain));
    return { columns: ["subject", "predicate", "object"], rows, more: found.length > MOST };
  }
  if (found.length > LONGEST) throw Object.assign(new Error("too much"), { code: "askTooMuch" });
  const { head, boolean, results } = JSON.parse(found);
  if (boolean !== undefined) return { boolean };
  const rows = results.bindings.slice(0, MOST).map((row) => head.vars.map((name) => row[name] || null));
  return { columns: head.vars, rows, more: results.bindings.length > MOST };
}

// The first of the texts that is a query is asked. If none is, the text as its author wrote it tells what is wrong.
function ask({ texts, written, filled, graph }) {
  const begun = performance.now();
  const options = graph ? {} : { results_format: "json" };
  const answer = (text) => ({ ...read(store.query(text, options)), seconds: (performance.now() - begun) / 1000 });
  let wrong = null;
  for (const text of texts) {
    try {
      return answer(text);
    } catch (error) {
      if (!/^error at \d+:\d+/.test(error.message)) throw error;
      wrong ??= error;
    }
  }
  const found = answer(written);
  if (filled) throw wrong; // it is a query, but not with these values
  return found;
}

onmessage = async ({ data }) => {
  try {
    postMessage({ kind: data.kind, ...(data.kind === "open" ? await open(data) : ask(data)) });
  } catch (error) {
    // After a trap the engine is in no state to go on.
    const trap = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    postMessage({ kind: "wrong", message: String(error.message || error), code: trap ? "askTrap" : error.code, trap });
  }
};
