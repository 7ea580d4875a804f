// The text of a query: values for its parameters, a limit on its rows, the usual prefixes, and where a mistake is.
// Values are put in as uniongraph.ask.query does, so that a ready question has the same answer here as there.
(function (ug) {
  "use strict";

  const MOST = 10000; // as in worker.js
  const NAME = "[\\p{L}\\p{N}_]+";
  // What stands for a parameter is a variable outside of strings, IRIs and comments.
  const TOKEN = new RegExp([
    "<[^<>\"{}|^`\\\\\\u0000-\\u0020]*>", "#[^\\r\\n]*",
    "\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*\"\"\"", "'''(?:[^'\\\\]|\\\\.|'(?!''))*'''",
    "\"(?:[^\"\\\\\\r\\n]|\\\\.)*\"", "'(?:[^'\\\\\\r\\n]|\\\\.)*'",
    `(?<![\\p{L}\\p{N}_?$])BOUND\\s*\\(\\s*[?$](?<bound>${NAME})\\s*\\)`,
    `[?$](?<variable>${NAME})`, "(?<brace>[{}])", `(?<word>[\\p{L}_][\\p{L}\\p{N}_-]*(?::[\\p{L}\\p{N}_-]*)?)`,
  ].join("|"), "gisu");
  const NOT_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/gu;
  const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

  /** A value as a term: `<iri>` or `http…` is an IRI, anything else a string. Its form says no more than a value. */
  function term(value) {
    const bare = /^<.*>$/s.test(value) ? value.slice(1, -1) : value;
    if (bare !== value || /^https?:\/\/\S+$/.test(value)) {
      if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u0020]*$/iu.test(bare)) throw new Error(ug.text("askNoIri", value));
      return `<${bare}>`;
    }
    return `"${value.replace(NOT_IN_TEXT, "\ufffd").replace(/["\\\n\r\t]/g, (found) => ESCAPES[found])}"`;
  }

  /** The text with terms instead of variables: everywhere, or only between its outermost braces. */
  function fill(text, terms, everywhere) {
    let depth = 0;
    return text.replace(TOKEN, (...found) => {
      const { bound, variable, brace } = found[found.length - 1];
      if (brace) depth += brace === "{" ? 1 : -1;
      const name = bound || variable;
      if (!name || !terms.has(name) || !(depth || everywhere)) return found[0];
      return bound ? "true" : terms.get(name);
    });
  }

  /** What kind of query it is (`SELECT`, …, or "" where that cannot be told), and whether a limit may be added. */
  function look(text) {
    let [form, depth, limited] = ["", 0, false];
    for (const { groups } of text.matchAll(TOKEN)) {
      if (groups.brace) depth += groups.brace === "{" ? 1 : -1;
      if (!groups.word || depth) continue;
      const word = groups.word.toUpperCase();
      if (!form && ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"].includes(word)) form = word;
      if (word === "LIMIT" || word === "VALUES") limited = true;
    }
    return { form, open: depth === 0 && !limited && form !== "" && form !== "ASK" };
  }

  /** The names of the parameters that the header of a query lists. */
  ug.parametersOf = (text) =>
    [...text.matchAll(/^\s*#\s*parameter\s*[:：]\s*[?$]?([\p{L}\p{N}_]+)/gimu)].map(([, name]) => name);

  /** Whether a query provides for a parameter without a value: it says BOUND(?x) or COALESCE(STR(?x), …) of it. */
  const mayMiss = (text, name) =>
    new RegExp(`\\b(?:BOUND|COALESCE)\\s*\\(\\s*(?:\\w+\\s*\\(\\s*)*[?$]${name}(?![\\p{L}\\p{N}_])`, "iu").test(text);

  /**
   * What the worker is asked: `{texts, filled, written, graph, shift}`. `values` are those of the parameters that have one.
   * Throws for a value that is no IRI, and for a parameter that the query cannot do without.
   */
  ug.queryOf = function (text, values, prefixes) {
    const names = new Set([...text.matchAll(TOKEN)].map(({ groups }) => groups.variable).filter(Boolean));
    const missing = ug.parametersOf(text).filter((name) => names.has(name) && !values.has(name) && !mayMiss(text, name));
    if (missing.length) throw new Error(ug.text("askMissing", ug.join(missing)));
    const terms = new Map([...values].filter(([name]) => names.has(name)).map(([name, value]) => [name, term(value)]));
    const head = Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}> `).join("");
    const { form, open } = look(text);
    const whole = (query) => `${head}${query}${open ? `\nLIMIT ${MOST + 1}` : ""}`;
    const filled = terms.size > 0;
    const texts = filled ? [whole(fill(text, terms, false)), whole(fill(text, terms, true))] : [whole(text)];
    return { texts, filled, written: head + text, graph: form === "CONSTRUCT" || form === "DESCRIBE", shift: head.length };
  };

  /**
   * What the engine says of a mistake, without its lists of characters that it would have taken: `{line, column,
   * reason}`, line and column from 1, or 0 where it does not say where. `shift` characters stood before the text.
   */
  ug.mistakeOf = function (message, text, shift) {
    const found = /^error at (\d+):(\d+): (.*)$/s.exec(message);
    if (!found) return { line: 0, column: 0, reason: message };
    let [line, column] = [Number(found[1]), Number(found[2])];
    if (line === 1) column = Math.max(column - shift, 1);
    const lines = text.split("\n");
    if (line > lines.length) [line, column] = [lines.length, [...lines[lines.length - 1]].length + 1];
    let reason = found[3];
    for (const known of ["Prefix not found", "The SELECT contains a variable that is unbound"]) {
      if (reason.includes(known)) reason = known;
    }
    reason = reason.replace(/(?:, )?\[(?:[^[\]']|'[^']*')*\]/g, "").trim();
    return { line, column, reason };
  };
})(globalThis.uniongraph);
