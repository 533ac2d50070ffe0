// Offers words to go on with while one types; the page is complete without this file.
"use strict";

(() => {
  const box = document.querySelector("#q");
  const list = document.querySelector("#suggestions");
  if (!box || !list) return;
  let waiting = 0;
  let asked = "";
  let asking = null;

  const offer = async (typed) => {
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (!answer.ok) return;
      list.replaceChildren(...(await answer.json()).map((words) => {
        const option = document.createElement("option");
        option.value = words;
        return option;
      }));
    } catch {
      // gone on typing, or the line is down: nothing is offered
    }
  };

  box.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const typed = box.value.trim();
    const chosen = !(event instanceof InputEvent) || event.inputType === "insertReplacementText";
    if (chosen || typed === asked || typed.length < 2) return;
    asked = typed;
    waiting = setTimeout(offer, 200, typed);
  });
})();
