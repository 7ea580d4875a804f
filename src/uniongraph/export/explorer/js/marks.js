// How a class looks: a colour and a shape, so that it can be told without seeing colours, on canvas and in the legend.
(function (ug) {
  "use strict";

  // Paul Tol's "bright" scheme: distinct under the common kinds of colour blindness, on white and on near-black.
  const COLOURS = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#999999"];
  // An outline in a darker (on dark ground a lighter) shade, for pale colours alone would not stand out from the ground.
  const OUTLINES = {
    light: ["#2c4f72", "#a02d3e", "#145a21", "#756a18", "#1f7390", "#6f1f4f", "#595959"],
    dark: ["#8fb8e2", "#ffa8b2", "#6fce80", "#efe28a", "#b4e8fa", "#e583bd", "#d0d0d0"],
  };
  const SHAPES = ["dot", "square", "triangle", "diamond", "hexagon", "triangleDown", "star"];

  // In a square of 16, its middle at (8, 8).
  const PATHS = {
    dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
    square: "M3 3h10v10h-10z",
    triangle: "M8 2l6.5 11.5h-13z",
    triangleDown: "M8 14l6.5-11.5h-13z",
    diamond: "M8 1l6 7l-6 7l-6-7z",
    hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
    star: "M8 1l2 4.8l5.2.4l-4 3.4l1.3 5.1l-4.5-2.8l-4.5 2.8l1.3-5.1l-4-3.4l5.2-.4z",
  };

  /** Colour, outline and shape of class number `cls`; no two of the first 49 classes share colour and shape. */
  ug.mark = function (cls) {
    const colour = cls % COLOURS.length;
    const shape = SHAPES[(cls + Math.floor(cls / COLOURS.length)) % SHAPES.length];
    return { colour: COLOURS[colour], outline: OUTLINES[ug.isDark() ? "dark" : "light"][colour], shape };
  };

  ug.markPath = (cls) => PATHS[ug.mark(cls).shape];

  /** A small drawing of the mark of a class, for lists; it says nothing to a screen reader. */
  ug.markIcon = function (cls) {
    const { colour, shape } = ug.mark(cls);
    return ug.svg("svg", { viewBox: "0 0 16 16", class: "mark", "aria-hidden": "true" },
      ug.svg("path", { d: PATHS[shape], fill: colour, class: `outline-${cls % COLOURS.length}` }));
  };
})(globalThis.uniongraph);
