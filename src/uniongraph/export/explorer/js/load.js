// Reads what the page carries: JSON, or anything compressed and in base64 where it is large.
(function (ug) {
  "use strict";

  ug.readJson = (id) => JSON.parse(ug.byId(id).textContent);

  /** The bytes that an element carries in base64, still compressed. */
  ug.packedBytes = function (id) {
    const text = atob(ug.byId(id).textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    return bytes;
  };

  /** What an element carries, as a `Response` of the bytes. */
  ug.unpacked = (id) =>
    new Response(new Blob([ug.packedBytes(id)]).stream().pipeThrough(new DecompressionStream("gzip")));

  ug.loadGraph = async function () {
    const element = ug.byId("graph");
    if (element.type === "application/json") return JSON.parse(element.textContent);
    const graph = await ug.unpacked("graph").json();
    element.remove(); // it would be held twice
    return graph;
  };
})(globalThis.uniongraph);
