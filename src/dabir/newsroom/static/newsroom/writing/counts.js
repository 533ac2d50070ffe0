/* Words and minutes of the story, and how its headline fits where it will be read. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { form, says, persian, make, blocks, LINES } = writing;

  const WORDS_A_MINUTE = 200;
  const PLACES = [["front", 70], ["telephone", 55], ["search", 60]];
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c]*/gu;

  const meter = make("div", { class: "dabir-meter" });
  const gauges = PLACES.map(([name, most]) => {
    const gauge = make("div", {
      role: "meter", class: "dabir-gauge", "aria-label": says[name], "aria-valuemin": "0", "aria-valuemax": String(most),
    }, make("i"));
    const words = make("span");
    meter.append(make("div", { class: "dabir-gauge-row" }, make("b", {}, says[name]), gauge, words));
    return { gauge, words, most };
  });
  form.elements.title.closest("[data-field]")?.append(meter);

  const line = make("p", { class: "dabir-counts" });
  writing.counts = line;

  const measure = () => {
    const length = [...form.elements.title.value.trim()].length;
    for (const { gauge, words, most } of gauges) {
      const left = most - length;
      gauge.setAttribute("aria-valuenow", String(Math.min(length, most)));
      words.textContent = `${persian(Math.abs(left))} ${left < 0 ? says.lettersOver : says.lettersLeft}`;
      gauge.setAttribute("aria-valuetext", words.textContent);
      gauge.firstChild.style.inlineSize = `${Math.min(100, (100 * length) / most)}%`;
      gauge.classList.toggle("is-over", left < 0);
    }
  };

  const count = () => {
    const texts = [...LINES.map((name) => form.elements[name]?.value || ""), ...blocks().map((block) => block.textContent)];
    const words = texts.reduce((sum, text) => sum + (text.match(WORD) || []).length, 0);
    const minutes = words ? Math.max(1, Math.round(words / WORDS_A_MINUTE)) : 0;
    line.textContent = `${persian(words)} ${says.words} · ${persian(minutes)} ${says.minutes}`;
  };

  let waiting = null;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(count, 300);
  };
  form.elements.title.addEventListener("input", measure);
  form.addEventListener("input", refresh);
  form.addEventListener("keyup", refresh);
  document.addEventListener("selectionchange", refresh);
  measure();
  count();
  setTimeout(count, 1500); // Draftail stands up after this script
})();
