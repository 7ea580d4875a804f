// Light or dark: as the system has it until somebody chooses; and the colours that drawings take from the style sheet.
(function (ug) {
  "use strict";

  const STORED = "uniongraph-theme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  const listeners = [];
  let chosen = null;
  try {
    chosen = localStorage.getItem(STORED);
  } catch {
    // Storage may be closed to files; the system then decides.
  }

  function apply() {
    const theme = chosen === "dark" || chosen === "light" ? chosen : dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = paper.matches ? "light" : theme; // a canvas knows no style for print
    listeners.forEach((listener) => listener());
  }

  ug.isDark = () => document.documentElement.dataset.theme === "dark";

  ug.switchTheme = function () {
    chosen = ug.isDark() ? "light" : "dark";
    try {
      localStorage.setItem(STORED, chosen);
    } catch {
      // Nothing is lost but the memory of it.
    }
    apply();
  };

  /** The colours that drawings take from the style sheet. */
  ug.theme = function () {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    return {
      ink: read("--ink"), muted: read("--muted"), ground: read("--ground"), island: read("--island"),
      shore: read("--shore"), edge: read("--edge"), accent: read("--accent"),
      font: getComputedStyle(document.body).fontFamily,
    };
  };

  ug.onTheme = (listener) => listeners.push(listener);
  dark.addEventListener("change", apply);
  paper.addEventListener("change", apply);
  apply();
})(globalThis.uniongraph);
