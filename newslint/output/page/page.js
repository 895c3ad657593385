// Keys from query to query, and the words of a query lit while it is pointed at.
"use strict";
(() => {
  const queries = [...document.querySelectorAll(".query")];
  const steps = { j: 1, k: -1 };

  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const shown = queries.filter((query) => query.offsetParent !== null);
    const now = shown.indexOf(document.activeElement.closest(".query"));
    const next = now < 0 && step < 0 ? shown.length - 1 : now + step;
    if (!shown[next]) return;
    shown[next].focus({ preventScroll: true });
    shown[next].scrollIntoView({ block: "center" });
  });

  const light = (event, on) => {
    const near = event.target.closest("[data-query], .query");
    if (!near) return;
    const anchor = near.dataset.query || near.id;
    document.getElementById(anchor).classList.toggle("lit", on);
    for (const mark of document.querySelectorAll(`[data-query="${anchor}"]`)) {
      mark.classList.toggle("lit", on);
    }
  };
  for (const [on, types] of [[true, ["pointerover", "focusin"]], [false, ["pointerout", "focusout"]]]) {
    for (const type of types) document.addEventListener(type, (event) => light(event, on));
  }

  for (const hint of document.querySelectorAll(".keys")) hint.hidden = queries.length < 2;
})();
