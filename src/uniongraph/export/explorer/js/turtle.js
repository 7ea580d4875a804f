// The shown part of the graph as Turtle: the same triples for entities and facts as graph.ttl has.
(function (ug) {
  "use strict";

  const ID = "https://w3id.org/uniongraph/id/";
  const PREFIXES = {
    org: "http://www.w3.org/ns/org#",
    skos: "http://www.w3.org/2004/02/skos/core#",
    ug: "https://w3id.org/uniongraph/ontology#",
  };
  const POST = "holdsPost"; // becomes an org:Membership
  const KEPT = "0-9A-Za-z\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2ebe0}\\u{30000}-\\u{323af}";
  const TO_QUOTE = new RegExp(`[^${KEPT}\\-_.~·/]`, "gu");
  const NOT_IN_ODD_IRI = new RegExp(`[^${KEPT}\\-_.~·/:@!$&'()*+,;=]`, "gu");
  const ODD_IRI = /[\u0000-\u0020<>"{}|\\^`\ud800-\udfff\p{Co}\ufdd0-\ufdef\ufffe\uffff]/u;
  const NOT_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/gu;

  const percent = (text) =>
    [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
  const quote = (text) => text.replace(TO_QUOTE, percent);

  function iri(text) {
    return `<${ODD_IRI.test(text) ? text.replace(NOT_IN_ODD_IRI, percent) : text}>`;
  }

  function term(full) {
    for (const [prefix, start] of Object.entries(PREFIXES)) {
      const local = full.startsWith(start) ? full.slice(start.length) : "";
      if (/^[A-Za-z]\w*$/.test(local)) return `${prefix}:${local}`;
    }
    return iri(full);
  }

  function literal(text) {
    const escapes = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    return `"${text.replace(NOT_IN_TEXT, "\ufffd").replace(/["\\\n\r\t]/g, (found) => escapes[found])}"@zh`;
  }

  const keyIri = (key) => iri(/^[a-z]+:\/\//i.test(key) ? key : ID + key);

  function membership({ key }, title, digest) {
    const person = key.includes("/") ? key.slice(key.indexOf("/") + 1) : "-";
    const readable = [person || "-", title].map(quote).filter(Boolean).join("-").replaceAll("/", "-");
    return iri(`${ID}Membership/${readable}-${digest}`);
  }

  /** Turtle of these entities (their numbers) and facts. */
  ug.turtle = function (model, indexes, facts) {
    const { classes, predicates } = model.data;
    const blocks = Object.entries(PREFIXES).map(([prefix, start]) => `@prefix ${prefix}: <${start}> .`);
    blocks.push("");
    const about = new Map(indexes.map((index) => [index, []]));
    const posts = [];
    for (const fact of facts) {
      const [, , , full] = predicates[fact.predicate];
      const name = predicates[fact.predicate][0];
      if (name === POST) posts.push(fact);
      else about.get(fact.subject)?.push(`${term(full || PREFIXES.ug + name)} ${keyIri(model.entities[fact.object].key)}`);
    }
    for (const index of indexes) {
      const { key, cls, label, names, otherKeys } = model.entities[index];
      const lines = [`a ${term(classes[cls][3] || PREFIXES.ug + classes[cls][0])}`, `skos:prefLabel ${literal(label)}`];
      lines.push(...names.map((name) => `skos:altLabel ${literal(name)}`));
      lines.push(...otherKeys.map((other) => `<http://www.w3.org/2002/07/owl#sameAs> ${keyIri(other)}`));
      lines.push(...about.get(index));
      blocks.push(`${keyIri(key)}\n    ${lines.join(" ;\n    ")} .`);
    }
    for (const { subject, object, title, former, post } of posts) {
      const lines = [
        "a org:Membership", `org:member ${keyIri(model.entities[subject].key)}`,
        `org:organization ${keyIri(model.entities[object].key)}`, `ug:postTitle ${literal(title)}`,
        ...(former ? ["ug:former true"] : []),
      ];
      blocks.push(`${membership(model.entities[subject], title, post)}\n    ${lines.join(" ;\n    ")} .`);
    }
    return `${blocks.join("\n")}\n`;
  };
})(globalThis.uniongraph);
