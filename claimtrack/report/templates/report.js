"use strict";
(() => {
  const table = document.getElementById("deals"), body = table.tBodies[0], rows = [...body.rows];
  const search = document.getElementById("search"), severity = document.getElementById("severity");
  const count = document.getElementById("count"), nothing = document.getElementById("nothing");
  const words = new Map(rows.map((row) => [row, `${row.textContent} ${row.dataset.words}`.toLowerCase().normalize("NFKD")]));
  const filter = () => {
    const wanted = search.value.toLowerCase().normalize("NFKD").split(/\s+/).filter(Boolean), least = Number(severity.value);
    let shown = 0;
    for (const row of rows) {
      const fits = Number(row.dataset.severity) <= least && wanted.every((word) => words.get(row).includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown === 1 ? "1 deal" : `${shown} deals`;
    nothing.hidden = shown > 0;
  };
  const heads = [...table.tHead.rows[0].cells];
  const numeric = new Set(["severity", "sources", "articles"]), newestFirst = new Set(["changed", "sources", "articles"]);
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const key = head.dataset.key, was = head.getAttribute("aria-sort");
    const down = was ? was === "ascending" : newestFirst.has(key);
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => row.cells[column].dataset.v;
    const order = numeric.has(key) ? (a, b) => value(a) - value(b) : (a, b) => value(a).localeCompare(value(b));
    rows.sort((a, b) => (down ? -1 : 1) * order(a, b) || a.dataset.rank - b.dataset.rank);
    body.append(...rows);
  }));
  search.addEventListener("input", filter);
  severity.addEventListener("change", filter);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
