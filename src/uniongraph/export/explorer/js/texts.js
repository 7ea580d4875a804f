// The language of the page: which it is, how it changes, and the elements that say by data-… what they hold.
globalThis.uniongraph = { words: {} };
(function (ug) {
  "use strict";

  const STORED = "uniongraph-language";
  const listeners = [];

  function firstLanguage() {
    try {
      const stored = localStorage.getItem(STORED);
      if (stored === "zh" || stored === "en") return stored;
    } catch {
      // Storage may be closed to files; the browser's own language then decides.
    }
    return /^zh\b/i.test(navigator.language) ? "zh" : "en";
  }

  ug.language = firstLanguage();

  /** The text `key` in the language of the page; arguments go to the texts that count. */
  ug.text = function (key, ...values) {
    const text = ug.words[ug.language][key];
    return typeof text === "function" ? text(...values) : text;
  };

  /** A number as people read it: 50,000. */
  ug.number = (value) => value.toLocaleString(ug.language === "zh" ? "zh-CN" : "en-GB");

  /** Names one after the other, as the language of the page does it. */
  ug.join = (names) => names.join(ug.language === "zh" ? "、" : ", ");

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
    document.documentElement.lang = ug.language === "zh" ? "zh-CN" : "en";
    document.querySelectorAll("[data-text]").forEach((e) => (e.textContent = ug.text(e.dataset.text)));
    document.querySelectorAll("[data-hint]").forEach((e) => (e.placeholder = ug.text(e.dataset.hint)));
    document.querySelectorAll("[data-label]").forEach((e) => {
      e.setAttribute("aria-label", ug.text(e.dataset.label));
      if (e.matches("button, a, summary")) e.title = ug.text(e.dataset.label);
    });
  };
})(globalThis.uniongraph);
