// The SPARQL editor page: Yasgui with our endpoint only, our completion, ready questions, charts, graphs and links.
(() => {
  "use strict";
  const root = document.getElementById("yasgui");
  const config = JSON.parse(root.dataset.config);
  const endpoint = `${location.origin}/sparql`; // whole: the editor makes a URL of it
  const zh = config.language === "zh";
  const entries = Object.entries(config.prefixes);

  // ---- completion: terms from the ontology and the graph, entities by their names; asks our own server only

  const complete = async (kind, text) => {
    const answer = await fetch(`/complete?kind=${kind}&text=${encodeURIComponent(text)}`);
    return answer.ok ? answer.json() : [];
  };
  const shorten = (iri) => {
    const known = entries.find(([, space]) => iri.startsWith(space) && /^[\w-]+$/.test(iri.slice(space.length)));
    return known ? `${known[0]}:${iri.slice(known[1].length)}` : `<${iri}>`;
  };
  const isVariable = (token) => /^[?$]/.test(token.string);
  const told = new Map(); // suggestion -> what is shown for it

  const explained = (yasqe, hints) => hints.map((hint) => ({
    ...hint,
    displayText: told.get(hint.text) || hint.text,
    hint: (editor, data, chosen) => {
      editor.replaceRange(chosen.text, chosen.from || data.from, chosen.to || data.to, "complete");
      const prefix = chosen.text.split(":")[0];
      if (config.prefixes[prefix]) yasqe.addPrefixes({ [prefix]: config.prefixes[prefix] });
    },
  }));
  // What stands before the cursor, from the line: a Chinese word is no token, and is cut into single characters.
  const typedTerm = (yasqe) => {
    const cursor = yasqe.getDoc().getCursor();
    return /[^\s"'<>{}()|^`\\;,?$/]*$/.exec(yasqe.getDoc().getLine(cursor.line).slice(0, cursor.ch))[0];
  };

  const terms = (kind, isHere) => ({
    name: `ug-${kind}`,
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: isHere,
    preProcessToken: (yasqe, token) => {
      const cursor = yasqe.getDoc().getCursor();
      const typed = typedTerm(yasqe);
      return { ...token, autocompletionString: typed, from: { ch: cursor.ch - typed.length }, to: { ch: cursor.ch } };
    },
    get: async (yasqe) => {
      const typed = typedTerm(yasqe);
      const [prefix, local] = typed.includes(":") ? typed.split(":", 2) : ["", typed];
      const rows = await complete(kind, local);
      const found = rows.filter(([iri]) => !prefix || !config.prefixes[prefix] || iri.startsWith(config.prefixes[prefix]));
      return found.map(([iri, label, count]) => {
        const text = shorten(iri);
        told.set(text, `${text}${label ? `  ${label}` : ""}  ×${count}`);
        return text;
      });
    },
    postprocessHints: explained,
  });

  const aClass = (yasqe) => {
    const typed = typedTerm(yasqe);
    const cursor = yasqe.getDoc().getCursor();
    const before = yasqe.getDoc().getLine(cursor.line).slice(0, cursor.ch - typed.length);
    return typed !== "" && /(^|[\s\]])(a|rdf:type)\s+$/.test(before);
  };
  const aProperty = (yasqe) => {
    const token = yasqe.getCompleteToken();
    if (!token.string.trim() || isVariable(token)) return false;
    return (token.state.possibleCurrent || []).indexOf("a") >= 0;
  };
  // In an open string or IRI, or at a Chinese word, which is no token of SPARQL: the names of entities. What is typed
  // is taken from the line, since the editor cuts what is no token into single characters.
  const typedName = (yasqe) => {
    const cursor = yasqe.getDoc().getCursor();
    const line = yasqe.getDoc().getLine(cursor.line);
    const found = /(["'<]?)([^\s"'<>{}()|^`\\;,.?$:]*)$/.exec(line.slice(0, cursor.ch));
    if (!found[2] || (!found[1] && !/[\u3400-\u9fff]/.test(found[2]))) return null;
    const closing = line.slice(cursor.ch, cursor.ch + 1);
    const closed = found[1] && closing === (found[1] === "<" ? ">" : found[1]);
    return { quote: found[1], name: found[2], start: found.index, end: cursor.ch + (closed ? 1 : 0) };
  };
  const entities = {
    name: "ug-entity",
    bulk: false,
    autoShow: false,
    isValidCompletionPosition: (yasqe) => typedName(yasqe) !== null && !aClass(yasqe) && !aProperty(yasqe),
    preProcessToken: (yasqe, token) => {
      const typed = typedName(yasqe);
      return { ...token, autocompletionString: typed.name, from: { ch: typed.start }, to: { ch: typed.end } };
    },
    get: async (yasqe) => {
      const { quote, name } = typedName(yasqe);
      const quoted = quote === '"' || quote === "'";
      const found = (await complete("entity", name)).map(([iri, label, cls]) => {
        const text = quoted ? `"${label.replace(/["\\]/g, "\\$&")}"@zh` : `<${iri}>`;
        told.set(text, `${label}  ${cls.split("#").pop()}${quoted ? "" : `  ${iri.slice(config.instances.length)}`}`);
        return text;
      });
      return [...new Set(found)];
    },
    postprocessHints: explained,
  };
  for (const completer of [terms("class", aClass), terms("property", aProperty), entities]) {
    Yasgui.Yasqe.registerAutocompleter(completer, false);
  }

  // ---- ways to look at an answer

  Yasgui.Yasr.registerPlugin("Chart", window.ugChart(zh));
  Yasgui.Yasr.registerPlugin("Graph", window.ugGraph(zh));

  // ---- the editor

  const home = (persisted) => {
    // A link may bring a query and nothing else: no other endpoint, no headers.
    persisted.requestConfig = { ...persisted.requestConfig, endpoint, headers: {}, args: [] };
    return persisted;
  };
  const yasgui = new Yasgui(root, {
    requestConfig: {
      endpoint,
      method: "POST",
      acceptHeaderGraph: "text/turtle",
      acceptHeaderSelect: "application/sparql-results+json",
      headers: { "Accept-Language": config.language },
    },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    populateFromUrl: home,
    persistenceId: `uniongraph-${location.host}`,
    yasqe: {
      value: config.questions.length ? config.questions[0].text : undefined,
      autocompleters: ["prefixes", "variables", "ug-class", "ug-property", "ug-entity"],
      createShareableLink: (yasqe) => share(yasqe.getValue()),
    },
    yasr: { prefixes: config.prefixes, pluginOrder: ["table", "Chart", "Graph", "response"], defaultPlugin: "table" },
  });
  window.ugEditor = yasgui;
  const share = (query) => `${location.origin}/sparql?query=${encodeURIComponent(query)}`;
  const open = (query, name) => {
    yasgui.addTab(true, {
      ...Yasgui.Tab.getDefaults(yasgui),
      name,
      yasqe: { ...Yasgui.Tab.getDefaults(yasgui).yasqe, value: query },
    });
  };

  const asked = new URLSearchParams(location.search);
  const ready = config.questions.find((question) => question.name === asked.get("question"));
  if (asked.get("query")) open(asked.get("query"), zh ? "分享的查询" : "Shared query");
  else if (ready) open(ready.text, ready.title);
  if (asked.has("query") || asked.has("question")) {
    history.replaceState(null, "", location.pathname);
    yasgui.getTab().query().catch(() => {});
  }

  const list = document.getElementById("questions");
  list.add(new Option(config.texts["choose-question"], ""));
  for (const question of config.questions) list.add(new Option(question.title, question.name));
  list.addEventListener("change", () => {
    const question = config.questions.find((one) => one.name === list.value);
    list.value = "";
    if (!question) return;
    open(question.text, question.title);
    yasgui.getTab().query().catch(() => {});
  });
  document.getElementById("share").addEventListener("click", async () => {
    const link = share(yasgui.getTab().getYasqe().getValue());
    try {
      await navigator.clipboard.writeText(link);
      document.getElementById("told").textContent = config.texts.shared;
    } catch {
      document.getElementById("told").textContent = link;
    }
  });

  // ---- entities of the graph are read of here, not at their public address

  const localise = (link) => {
    const iri = link.getAttribute("href") || "";
    if (!iri.startsWith(config.instances)) return;
    link.setAttribute("href", `/id/${iri.slice(config.instances.length)}`);
  };
  new MutationObserver(() => root.querySelectorAll(`a[href^="${config.instances}"]`).forEach(localise)).observe(root, {
    childList: true,
    subtree: true,
  });
})();
