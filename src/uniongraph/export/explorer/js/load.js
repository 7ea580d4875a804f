// Reads the graph that the page carries: JSON, or JSON compressed and in base64 where it is large.
(function (ug) {
  "use strict";

  ug.readJson = (id) => JSON.parse(ug.byId(id).textContent);

  ug.loadGraph = async function () {
    const element = ug.byId("graph");
    if (element.type === "application/json") return JSON.parse(element.textContent);
    const text = atob(element.textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const graph = await new Response(stream).json();
    element.remove(); // it would be held twice
    return graph;
  };
})(globalThis.uniongraph);
