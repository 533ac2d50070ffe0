/* What stands beside the board: the shelf that stories are taken from, with its search; the
   previews of the draft and of what readers have, at the width of a desktop or of a phone; and
   the history of who moved what. */
(() => {
  "use strict";

  const { make, composing } = window.dabir;
  const { root, text, part, board, card } = composing;

  const PAUSE = 250; // milliseconds after the last key in the search
  const CALM = 400; // milliseconds after the last saved step

  /* The shelf. */

  const showShelf = ({ cards, error_message: trouble }) => {
    for (const each of cards) board.cards[each.code] = each;
    const lines = cards.map(({ code }) => make("li", {}, card(code, "shelf", "")));
    if (!lines.length) lines.push(make("li", { class: "composing-empty" }, trouble || text.sayNone));
    part("stand").replaceChildren(...lines);
  };

  let typing = 0;
  part("search").addEventListener("input", ({ target }) => {
    clearTimeout(typing);
    typing = setTimeout(async () => {
      const address = `${text.shelf}?q=${encodeURIComponent(target.value)}`;
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      showShelf(await answer.json());
    }, PAUSE);
  });

  /* The previews: whole pages, made small enough for their frames. */

  const frames = [...root.querySelectorAll("iframe")];
  const widths = [...root.querySelectorAll("[data-width]")];
  let width = 1280;

  const scale = () =>
    frames.forEach((frame) => {
      const by = Math.min(1, frame.parentElement.clientWidth / width);
      frame.style.inlineSize = `${width}px`;
      frame.style.blockSize = `${frame.parentElement.clientHeight / by}px`;
      frame.style.transform = `scale(${by})`;
    });

  const resize = (pressed) => {
    width = Number(pressed.dataset.width);
    widths.forEach((button) => button.setAttribute("aria-pressed", String(button === pressed)));
    scale();
  };

  const load = () => frames.forEach((frame) => (frame.src = `${text.preview}?of=${frame.dataset.of}&at=${board.shown.revision}`));

  widths.forEach((button) => button.addEventListener("click", () => resize(button)));
  window.addEventListener("resize", scale);

  /* After a step: what follows from it, once the editor has paused. */
  let refreshing = 0;
  const refresh = () => {
    clearTimeout(refreshing);
    refreshing = setTimeout(async () => {
      load();
      const answer = await fetch(text.history);
      if (answer.ok) part("past").innerHTML = await answer.text();
    }, CALM);
  };

  composing.refresh = refresh;

  showShelf(JSON.parse(part("shelf").textContent));
  load();
  scale();
})();
