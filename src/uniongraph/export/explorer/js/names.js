// Which names the canvas shows at the moment, and where: those of nodes, of the edges that speak, and of communities.
(function (ug) {
  "use strict";

  const LEADING = 24; // names that may cover lesser nodes
  const NEAR = 0.7; // scale from which each node says how many neighbours are not drawn

  /** What the edges of the chosen node (and one under the pointer) say, at their middles. */
  function edgeNames(view, positions) {
    const { model, network } = view;
    const hovered = view.hoveredEdge && view.edges.get(view.hoveredEdge);
    const speaking = hovered ? [...view.speaking, hovered] : view.speaking;
    return speaking.filter(({ from, to }) => positions[from] && positions[to]).map(({ id, from, to }) => {
      const [a, b] = [positions[from], positions[to]];
      const names = new Set(view.facts(id).map((fact) => model.predicateName(fact)));
      return { label: ug.join([...names]), ...network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }) };
    });
  }

  /** Draw the names of what `view` shows on the context of its canvas. */
  ug.drawNames = function (context, view) {
    const { model, network, islands, hovered, selected } = view;
    const { canvas } = context;
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    if (!size.width) return;
    const scale = network.getScale();
    const positions = network.getPositions();
    const toPage = (at) => network.canvasToDOM(at);
    const leaders = new Set(islands.all.map(({ group }) => model.groups[group].leader));
    const shores = islands.shores(toPage, scale);
    const ids = hovered === null ? view.order : [hovered, ...view.order.filter((id) => id !== hovered)];
    // Whoever leads a community has given it its name.
    const nodes = ids.filter((id) => positions[id] && (id === hovered || !leaders.has(id))).map((id) => {
      const strong = id === hovered || id === selected;
      return {
        id, strong,
        label: model.entities[id].label,
        ...toPage(positions[id]),
        radius: view.sizes.get(id) * scale,
        shore: shores.get(model.entities[id].group),
        more: strong || (scale > NEAR && !leaders.size) ? view.undrawn.get(id) : 0,
      };
    });
    const ratio = canvas.width / size.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const leading = selected === null && !leaders.size ? LEADING : 0;
    const names = { nodes, leading, edges: edgeNames(view, positions), titles: islands.titles(toPage, scale) };
    view.labels.draw(context, names, size, view.theme);
    context.restore();
  };
})(globalThis.uniongraph);
