"use strict";
// Nothing here is needed to read the page: it sorts tables, and reads values off the charts under the pointer.
const Lamina = (() => {
  const number = text => Number(Number(text).toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 8 });

  // What the ends of an axis stand for, and where they are in the picture: "low high from to scale".
  function axis(text) {
    const parts = text.split(" ");
    const [low, high, from, to] = parts.slice(0, 4).map(Number);
    const log = parts[4] === "log";
    return {
      value: at => {
        const share = (at - from) / (to - from);
        return log ? low * Math.pow(high / low, share) : low + share * (high - low);
      },
      within: at => at >= Math.min(from, to) - 4 && at <= Math.max(from, to) + 4,
      from, to,
    };
  }

  // A path of straight lines as points in the picture.
  const points = path => (path.getAttribute("d").match(/[-\d.]+ [-\d.]+/g) || []).map(pair => pair.split(" ").map(Number));

  function lines(chart) {
    chart.lines = chart.lines || Array.from(chart.querySelectorAll(".plot > g"), group => ({
      name: group.dataset.name,
      points: points(group.querySelector(".line")),
    })).filter(line => line.points.length > 0);
    return chart.lines;
  }

  const readout = document.createElement("div");
  readout.className = "readout";
  readout.hidden = true;

  function hide() {
    readout.hidden = true;
    document.querySelectorAll(".cross").forEach(cross => cross.remove());
  }

  function show(chart, event) {
    hide();
    const box = chart.getBoundingClientRect();
    const x = (event.clientX - box.left) * chart.viewBox.baseVal.width / box.width;
    const across = axis(chart.dataset.x);
    const up = axis(chart.dataset.y);
    if (!across.within(x) || lines(chart).length === 0) {
      return;
    }
    const nearest = lines(chart).map(line => ({
      name: line.name,
      point: line.points.reduce((best, point) => Math.abs(point[0] - x) < Math.abs(best[0] - x) ? point : best),
    }));
    const at = nearest.reduce((best, line) => Math.abs(line.point[0] - x) < Math.abs(best.point[0] - x) ? line : best).point[0];
    const label = chart.querySelector(".grid .label:last-of-type").textContent;
    readout.textContent = [label + " " + number(across.value(at))]
      .concat(nearest.filter(line => Math.abs(line.point[0] - at) < 6).map(line => line.name + ": " + number(up.value(line.point[1]))))
      .join("\n");
    const cross = document.createElementNS("http://www.w3.org/2000/svg", "path");
    cross.setAttribute("class", "cross");
    cross.setAttribute("d", "M" + at + " " + up.from + "V" + up.to);
    chart.append(cross);
    readout.hidden = false;
    const wide = readout.offsetWidth;
    readout.style.left = (event.clientX + 16 + wide > innerWidth ? event.clientX - 16 - wide : event.clientX + 16) + "px";
    readout.style.top = Math.max(4, event.clientY - readout.offsetHeight - 8) + "px";
  }

  function sort(heading) {
    const table = heading.closest("table");
    const column = Array.from(heading.parentNode.children).indexOf(heading);
    const numbers = heading.classList.contains("number");
    const before = heading.getAttribute("aria-sort");
    const down = before === "ascending" || (before === null && numbers);
    const key = row => {
      const cell = row.children[column];
      return cell.dataset.sort === undefined ? cell.textContent.toLowerCase() : Number(cell.dataset.sort);
    };
    const order = (a, b) => Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : typeof a === "number" ? a - b : a.localeCompare(b);
    const rows = Array.from(table.tBodies[0].rows).sort((a, b) => (down ? -1 : 1) * order(key(a), key(b)));
    table.tBodies[0].append(...rows);
    table.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  // The headings of a table that may be sorted become buttons.
  function enhance(root) {
    root.querySelectorAll(".scroll:not(.matrix) thead th").forEach(heading => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(heading));
      heading.append(button);
    });
    root.querySelectorAll(".chart").forEach(chart => {
      chart.addEventListener("pointermove", event => show(chart, event));
      chart.addEventListener("pointerleave", hide);
    });
  }

  document.body.append(readout);
  enhance(document);
  return { enhance };
})();
