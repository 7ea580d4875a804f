// What is shown, as files: a drawing, a picture, a table of facts, and Turtle.
(function (ug) {
  "use strict";

  const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const xml = (text) =>
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, "\ufffd").replace(/[&<>"']/g, (c) => XML[c]);

  /** A cell that no spreadsheet takes for a formula, quoted. */
  function cell(value) {
    const text = String(value ?? "");
    const risky = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-](\d+\.?\d*|\.\d+)([Ee][+-]?\d+)?$/.test(text);
    const safe = risky ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** The facts between the drawn entities that pass the filters, in order. */
  function shownFacts(model, filters, drawn) {
    const shown = new Set(drawn);
    return model.facts.filter((f) => shown.has(f.subject) && shown.has(f.object) && filters.passes(f));
  }

  /** A table of facts, a row for each place that says one. */
  ug.csv = function (model, facts) {
    const rows = [ug.text("csvHeader")];
    for (const fact of facts) {
      const ends = [model.entities[fact.subject].label, model.predicateName(fact), model.entities[fact.object].label, fact.title];
      if (fact.inferred) rows.push([...ends, "", ug.stateName("inferred"), "", "", "", ""]);
      for (const [article, announced, date, confidence, passages] of fact.evidence) {
        const { headline, page, date: published } = model.article(article);
        const words = passages.map(([sentence, ...marks]) => {
          const text = model.data.sentences[sentence];
          return marks.map((at, i) => (i % 2 ? text.slice(marks[i - 1], at) : "")).join("");
        });
        rows.push([...ends, date || published, ug.stateName(announced ? "announced" : "stated"), confidence / 100, words.join(" … "), headline, page]);
      }
    }
    return ug.csvOf(rows);
  };

  /** Rows of cells as CSV for spreadsheets. */
  ug.csvOf = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  /** The drawing as SVG: islands, edges, nodes, all names. */
  ug.drawing = function (view) {
    const { model, theme } = view;
    const positions = view.network.getPositions();
    const nodes = view.nodes.get();
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const grow = (x, y, by) => {
      box.left = Math.min(box.left, x - by);
      box.top = Math.min(box.top, y - by);
      box.right = Math.max(box.right, x + by);
      box.bottom = Math.max(box.bottom, y + by);
    };
    nodes.forEach(({ id }) => grow(positions[id].x, positions[id].y, 70));
    view.islands.all.forEach(({ x, y, radius }) => grow(x, y, radius + 24));
    if (!Number.isFinite(box.left)) grow(0, 0, 50);
    const parts = view.islands.all.map(({ x, y, radius, group }) =>
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${theme.island}" stroke="${theme.shore}"/>` +
      `<text x="${x}" y="${y - radius + 4}" font-weight="600">${xml(model.entities[model.groups[group].leader].label)}</text>`);
    for (const { from, to, dashes } of view.edges.get()) {
      const [a, b] = [positions[from], positions[to]];
      const dash = dashes ? ` stroke-dasharray="${dashes.join(" ")}"` : "";
      parts.push(`<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${theme.edge}"${dash} marker-end="url(#to)"/>`);
    }
    for (const { id, size, cls } of nodes) {
      const { colour, outline } = ug.mark(cls);
      const { x, y } = positions[id];
      const by = size / 6.5;
      parts.push(`<path d="${ug.markPath(cls)}" fill="${colour}" stroke="${outline}" stroke-width="${1.2 / by}" ` +
        `transform="translate(${x} ${y}) scale(${by}) translate(-8 -8)"><title>${xml(model.entities[id].label)}</title></path>`);
      parts.push(`<text x="${x}" y="${y + size + 12}">${xml(ug.Labels.short(model.entities[id].label))}</text>`);
    }
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.left} ${box.top} ${width} ${height}" width="${width}" height="${height}" ` +
      `font-family="${xml(theme.font)}" font-size="12" text-anchor="middle" fill="${theme.ink}">` +
      `<defs><marker id="to" viewBox="0 0 8 8" refX="22" refY="4" markerWidth="7" markerHeight="7" orient="auto">` +
      `<path d="M0 0L8 4L0 8z" fill="${theme.edge}"/></marker></defs>` +
      `<rect x="${box.left}" y="${box.top}" width="${width}" height="${height}" fill="${theme.ground}"/>${parts.join("")}</svg>\n`;
  };

  /** Offer a file for download. */
  ug.save = function (blob, name) {
    const link = ug.element("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /** `name()` gives what the files are called, without an ending. */
  ug.Exports = class {
    constructor(view, filters, name) {
      const text = (content, type) => new Blob([content], { type: `${type};charset=utf-8` });
      const facts = () => shownFacts(view.model, filters, view.drawn());
      const stated = () => facts().filter((fact) => !fact.inferred);
      const made = {
        svg: () => ug.save(text(ug.drawing(view), "image/svg+xml"), `${name()}.svg`),
        csv: () => ug.save(text(ug.csv(view.model, facts()), "text/csv"), `${name()}.csv`),
        ttl: () => ug.save(text(ug.turtle(view.model, [...view.drawn()].sort((a, b) => a - b), stated()), "text/turtle"), `${name()}.ttl`),
        png: () => this.#picture(view).toBlob((blob) => ug.save(blob, `${name()}.png`), "image/png"),
        print: () => print(),
      };
      const menu = ug.byId("export");
      menu.querySelectorAll("[data-export]").forEach((button) => button.addEventListener("click", () => {
        menu.open = false;
        made[button.dataset.export]();
      }));
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        event.preventDefault();
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      addEventListener("pointerdown", (event) => {
        if (!menu.contains(event.target)) menu.open = false;
      });
    }

    /** The canvas as it is, on its ground. */
    #picture(view) {
      const canvas = view.container.querySelector("canvas");
      const copy = ug.element("canvas", { width: canvas.width, height: canvas.height });
      const context = copy.getContext("2d");
      context.fillStyle = view.theme.ground;
      context.fillRect(0, 0, copy.width, copy.height);
      context.drawImage(canvas, 0, 0);
      return copy;
    }
  };
})(globalThis.uniongraph);
