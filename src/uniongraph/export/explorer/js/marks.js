// How a class looks: a colour and a shape, so that it can be told without seeing colours, on canvas and in the legend.
(function (ug) {
  "use strict";

  // Paul Tol's "bright" scheme: distinct under the common kinds of colour blindness, on white and on near-black.
  const COLOURS = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#999999"];
  const SHAPES = ["dot", "square", "triangle", "diamond", "hexagon", "triangleDown", "star"];

  const PATHS = {
    dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
    square: "M3 3h10v10h-10z",
    triangle: "M8 2l6.5 11.5h-13z",
    triangleDown: "M8 14l6.5-11.5h-13z",
    diamond: "M8 1l6 7l-6 7l-6-7z",
    hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
    star: "M8 1l2 4.8l5.2.4l-4 3.4l1.3 5.1l-4.5-2.8l-4.5 2.8l1.3-5.1l-4-3.4l5.2-.4z",
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** Colour and shape of class number `cls`; no two of the first 49 classes share both. */
  ug.mark = function (cls) {
    const colour = COLOURS[cls % COLOURS.length];
    const shape = SHAPES[(cls + Math.floor(cls / COLOURS.length)) % SHAPES.length];
    return { colour, shape };
  };

  /** A small drawing of the mark of a class, for lists; it says nothing to a screen reader. */
  ug.markIcon = function (cls) {
    const { colour, shape } = ug.mark(cls);
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "mark");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", PATHS[shape]);
    path.setAttribute("fill", colour);
    svg.append(path);
    return svg;
  };

  /** The colours that the canvas takes from the style sheet, which knows light from dark. */
  ug.theme = function () {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    return {
      ink: read("--ink"), muted: read("--muted"), ground: read("--ground"),
      edge: read("--edge"), accent: read("--accent"), font: getComputedStyle(document.body).fontFamily,
    };
  };

  ug.onTheme = (listener) => dark.addEventListener("change", listener);
})(globalThis.uniongraph);
