// Words of the page in zh and en, and small helpers that put text into the document as text, never as markup.
globalThis.uniongraph = {};
(function (ug) {
  "use strict";

  const TEXTS = {
    zh: {
      home: "回到总览",
      search: "搜索实体",
      searchHint: "搜索名称、别名",
      results: "搜索结果",
      noResults: "没有找到",
      otherLanguage: "Switch to English",
      otherLanguageShort: "EN",
      graph: "图谱",
      panel: "详情",
      legend: "图例 · 点击筛选",
      legendShort: "图例",
      showAll: "全部显示",
      zoomIn: "放大",
      zoomOut: "缩小",
      zoomFit: "显示全部",
      empty: "这里还没有实体：所读的版面中没有找到可以画出来的内容。",
      title: "知识图谱",
      caption: (c) => `从 ${c.articles} 篇报道中读出 ${c.entities} 个实体、${c.facts} 条事实。`,
      dates: (from, to) => (from === to ? `报道日期：${from}。` : `报道日期：${from} 至 ${to}。`),
      hint: "点击一个节点，看它的事实和报纸上的原文；点“+N”或再点一次，展开更多邻居。",
      leading: "联系最多的实体",
      status: (shown, all) => (shown === all ? `显示全部 ${all} 个实体` : `显示 ${shown} / ${all} 个实体`),
      links: (n) => `与 ${n} 个实体相连`,
      back: "返回",
      close: "关闭",
      names: "又称",
      place: "区划",
      facts: "事实",
      noFacts: "没有读出关于它的事实。",
      incoming: "由对方指向它",
      outgoing: "由它指向对方",
      announced: "仅为预告",
      former: "原任",
      noHeadline: "（无标题）",
      page: "版面",
      morePlaces: (n) => `还有 ${n} 处出处`,
      moreFacts: (n) => `还有 ${n} 条`,
      moreNeighbours: (n, all) => (n === all ? `展开 ${n} 个邻居` : `展开 ${n} 个邻居，另有 ${all - n} 个`),
      undrawn: (n) => `还有 ${n} 个邻居未画出`,
      articles: "提到它的报道",
      author: "作者",
      reporter: "记者",
      photographer: "摄影",
      editor: "编辑",
      source: "来源",
    },
    en: {
      home: "Back to the overview",
      search: "Search entities",
      searchHint: "Search names",
      results: "Search results",
      noResults: "Nothing found",
      otherLanguage: "切换到中文",
      otherLanguageShort: "中文",
      graph: "Graph",
      panel: "Details",
      legend: "Legend · click to filter",
      legendShort: "Legend",
      showAll: "Show all",
      zoomIn: "Zoom in",
      zoomOut: "Zoom out",
      zoomFit: "Show everything",
      empty: "There are no entities yet: nothing that could be drawn was found on the pages read.",
      title: "Knowledge graph",
      caption: (c) =>
        `${count(c.entities, "entity", "entities")} and ${count(c.facts, "fact", "facts")} ` +
        `read from ${count(c.articles, "article", "articles")}.`,
      dates: (from, to) => (from === to ? `Published on ${from}.` : `Published from ${from} to ${to}.`),
      hint: "Click a node for its facts and the words of the paper; “+N”, or another click, brings more neighbours.",
      leading: "Most connected",
      status: (shown, all) => (shown === all ? `All ${count(all, "entity", "entities")} shown`
                                             : `${shown} of ${all} entities shown`),
      links: (n) => `linked to ${count(n, "entity", "entities")}`,
      back: "Back",
      close: "Close",
      names: "Also known as",
      place: "Division",
      facts: "Facts",
      noFacts: "No facts about it were read.",
      incoming: "from others to this",
      outgoing: "from this to others",
      announced: "announced only",
      former: "former",
      noHeadline: "(no headline)",
      page: "page",
      morePlaces: (n) => `${count(n, "more place says", "more places say")} so`,
      moreFacts: (n) => `${n} more`,
      moreNeighbours: (n, all) => `Draw ${n} of ${count(all, "more neighbour", "more neighbours")}`,
      undrawn: (n) => `${count(n, "neighbour is", "neighbours are")} not drawn yet`,
      articles: "Articles that mention it",
      author: "author",
      reporter: "reporter",
      photographer: "photographer",
      editor: "editor",
      source: "source",
    },
  };

  function count(number, one, many) {
    return `${number} ${number === 1 ? one : many}`;
  }

  const STORED = "uniongraph-language";
  const listeners = [];

  function firstLanguage() {
    try {
      const stored = localStorage.getItem(STORED);
      if (stored in TEXTS) return stored;
    } catch {
      // Storage may be closed to files; the browser's own language then decides.
    }
    return /^zh\b/i.test(navigator.language) ? "zh" : "en";
  }

  ug.language = firstLanguage();

  /** The text `key` in the language of the page; arguments go to the texts that count. */
  ug.text = function (key, ...values) {
    const text = TEXTS[ug.language][key];
    return typeof text === "function" ? text(...values) : text;
  };

  ug.onLanguage = (listener) => listeners.push(listener);

  ug.setLanguage = function (language) {
    ug.language = language;
    try {
      localStorage.setItem(STORED, language);
    } catch {
      // Nothing is lost but the memory of it.
    }
    ug.translatePage();
    listeners.forEach((listener) => listener());
  };

  /** Fill the elements of the page that say by `data-text`, `data-label` or `data-hint` what they hold. */
  ug.translatePage = function () {
    document.documentElement.lang = ug.language;
    document.querySelectorAll("[data-text]").forEach((e) => (e.textContent = ug.text(e.dataset.text)));
    document.querySelectorAll("[data-hint]").forEach((e) => (e.placeholder = ug.text(e.dataset.hint)));
    document.querySelectorAll("[data-label]").forEach((e) => {
      e.setAttribute("aria-label", ug.text(e.dataset.label));
      if (e.matches("button, a")) e.title = ug.text(e.dataset.label);
    });
  };

  /** A new element with attributes (`class`, `type`, …, and `on…` listeners) and children: elements or strings. */
  ug.element = function (name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };
})(globalThis.uniongraph);
