// The places on a plane: a dot for each division that entities belong to, at its coordinates, over a grid of degrees.
// No outline of a country is drawn: printed maps need review, and none is shipped.
(function (ug) {
  "use strict";

  const FLAT = Math.cos((34 * Math.PI) / 180); // a degree of longitude is shorter than one of latitude
  const LABELS = 40;

  class PlaceMap {
    constructor(svg, model, filters) {
      Object.assign(this, { svg, model, filters, zoomed: 1, middle: null, current: 0 });
      const own = new Map();
      this.spots = [];
      for (const { index, division } of model.entities) {
        const at = model.position(division);
        if (!at) continue;
        if (!own.has(at.at)) {
          own.set(at.at, { division: at.at, x: at.lon * FLAT, y: -at.lat, entities: [] });
          this.spots.push(own.get(at.at));
        }
        own.get(at.at).entities.push(index);
      }
      this.spots.sort((a, b) => b.entities.length - a.entities.length || a.division - b.division);
      svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
      svg.addEventListener("pointerdown", (event) => this.#grab(event));
      svg.addEventListener("keydown", (event) => this.#key(event));
      this.#home();
    }

    get empty() {
      return this.spots.length === 0;
    }

    /** The part of the plane that holds all spots, with some air. */
    #home() {
      const [xs, ys] = [this.spots.map(({ x }) => x), this.spots.map(({ y }) => y)];
      const range = (values) => [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
      const [[left, right], [top, bottom]] = [range(xs), range(ys)];
      this.span = { width: Math.max(right - left, 3) * 1.12, height: Math.max(bottom - top, 3) * 1.16 };
      this.center = { x: (left + right) / 2, y: (top + bottom) / 2 };
    }

    fit() {
      this.zoomed = 1;
      this.middle = null;
      this.write();
    }

    zoom(factor) {
      this.zoomed = Math.min(Math.max(this.zoomed * factor, 1), 40);
      this.write();
    }

    #scale() {
      const { clientWidth: width, clientHeight: height } = this.svg;
      return Math.min(width / this.span.width, height / this.span.height) * this.zoomed;
    }

    write() {
      const { clientWidth: width, clientHeight: height } = this.svg;
      if (!width || !height || this.empty) return;
      const scale = this.#scale();
      const middle = this.middle || this.center;
      const toPage = ({ x, y }) => ({ x: width / 2 + (x - middle.x) * scale, y: height / 2 + (y - middle.y) * scale });
      const focused = this.svg.contains(document.activeElement);
      this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      this.svg.replaceChildren(this.#grid(width, height, scale, middle), this.#dots(toPage, width, height));
      if (focused) this.svg.querySelector('[tabindex="0"]')?.focus();
    }

    #grid(width, height, scale, middle) {
      const step = [20, 10, 5, 2, 1, 0.5, 0.2].find((degrees) => degrees * scale < 190) || 0.1;
      const grid = ug.svg("g", { class: "grid", "aria-hidden": "true" });
      const digits = step < 1 ? 1 : 0;
      const first = (value) => Math.ceil(value / step) * step;
      const [left, right] = [middle.x - width / 2 / scale, middle.x + width / 2 / scale];
      for (let lon = first(left / FLAT); lon < right / FLAT; lon += step) {
        const x = width / 2 + (lon * FLAT - middle.x) * scale;
        grid.append(ug.svg("path", { d: `M${x} 0V${height}` }),
          ug.svg("text", { x: x + 4, y: height - 6 }, `${lon.toFixed(digits)}°E`));
      }
      const [south, north] = [-(middle.y + height / 2 / scale), -(middle.y - height / 2 / scale)];
      for (let lat = first(south); lat < north; lat += step) {
        const y = height / 2 + (-lat - middle.y) * scale;
        grid.append(ug.svg("path", { d: `M0 ${y}H${width}` }), ug.svg("text", { x: 6, y: y - 4 }, `${lat.toFixed(digits)}°N`));
      }
      return grid;
    }

    #dots(toPage, width, height) {
      const dots = ug.svg("g", {});
      const taken = [];
      let labels = 0;
      this.shown = [];
      for (const spot of this.spots) {
        const count = spot.entities.reduce((sum, index) => sum + this.filters.entityPassesAnywhere[index], 0);
        const at = toPage(spot);
        if (!count || at.x < -20 || at.y < -20 || at.x > width + 20 || at.y > height + 20) continue;
        this.shown.push({ spot, count, ...at, radius: Math.min(4 + 2.2 * Math.sqrt(count), 26) });
      }
      this.shown.sort((a, b) => b.count - a.count || a.spot.division - b.spot.division);
      this.current = Math.min(this.current, Math.max(this.shown.length - 1, 0));
      this.shown.forEach((dot, i) => {
        const name = this.model.data.divisions[dot.spot.division][1];
        const wide = [...name].length * 12 + 8;
        const right = dot.x + dot.radius + 4;
        const left = right + wide > width ? dot.x - dot.radius - wide : right;
        const box = { left, right: left + wide, top: dot.y - 8, bottom: dot.y + 8 };
        const chosen = this.filters.place === dot.spot.division;
        const free = chosen || (labels < LABELS && taken.every((o) =>
          box.right < o.left || o.right < box.left || box.bottom < o.top || o.bottom < box.top));
        if (free) {
          labels += 1;
          taken.push(box);
        }
        taken.push({ left: dot.x - dot.radius * 0.7, right: dot.x + dot.radius * 0.7, top: dot.y - dot.radius * 0.7, bottom: dot.y + dot.radius * 0.7 });
        dots.prepend(this.#dot(dot, i, name, free ? left : null, chosen));
      });
      return dots;
    }

    #dot({ spot, x, y, radius }, i, name, left, chosen) {
      const label = ug.text("mapDot", name, this.filters.counts.divisions[spot.division]);
      return ug.svg("g", {
        class: chosen ? "dot chosen" : this.filters.place >= 0 ? "dot other" : "dot", role: "button",
        tabindex: i === this.current ? "0" : "-1", "data-division": this.model.data.divisions[spot.division][0],
        "aria-label": label, "aria-pressed": String(chosen),
        onclick: () => {
          if (this.moved) return; // it was a drag
          this.current = i;
          this.#choose(spot.division);
        },
      },
      ug.svg("title", {}, label), ug.svg("circle", { cx: x, cy: y, r: Math.max(radius, 12), class: "target" }),
      ug.svg("circle", { cx: x, cy: y, r: radius }),
      left === null ? null : ug.svg("text", { x: left, y: y + 4 }, name));
    }

    #choose(division) {
      this.filters.change({ place: this.filters.place === division ? -1 : division });
    }

    #key(event) {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        this.current = (this.current + step + this.shown.length) % this.shown.length;
        this.write();
      } else if (event.key === "Enter" || event.key === " ") {
        if (this.shown[this.current]) this.#choose(this.shown[this.current].spot.division);
      } else {
        return;
      }
      event.preventDefault();
    }

    #wheel(event) {
      event.preventDefault();
      const { clientWidth: width, clientHeight: height } = this.svg;
      const before = this.#scale();
      const middle = this.middle || this.center;
      const box = this.svg.getBoundingClientRect();
      const [px, py] = [event.clientX - box.left - width / 2, event.clientY - box.top - height / 2];
      this.zoomed = Math.min(Math.max(this.zoomed * (event.deltaY < 0 ? 1.2 : 1 / 1.2), 1), 40);
      const after = this.#scale();
      // What lies under the pointer stays there.
      this.middle = { x: middle.x + px / before - px / after, y: middle.y + py / before - py / after };
      this.write();
    }

    #grab(event) {
      const start = { x: event.clientX, y: event.clientY, middle: this.middle || this.center };
      const scale = this.#scale();
      this.moved = false;
      const move = ({ clientX, clientY }) => {
        if (!this.moved && Math.hypot(clientX - start.x, clientY - start.y) < 5) return;
        this.moved = true;
        this.middle = { x: start.middle.x - (clientX - start.x) / scale, y: start.middle.y - (clientY - start.y) / scale };
        this.write();
      };
      const end = () => {
        removeEventListener("pointermove", move);
        removeEventListener("pointerup", end);
        removeEventListener("pointercancel", end);
      };
      addEventListener("pointermove", move);
      addEventListener("pointerup", end);
      addEventListener("pointercancel", end);
    }
  }

  ug.PlaceMap = PlaceMap;
})(globalThis.uniongraph);
