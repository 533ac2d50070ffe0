/* The desk: asks for its lanes every five seconds while it is looked at, and is walked by keys. */
(() => {
  "use strict";

  const EVERY = 5000;
  const board = document.querySelector("[data-lanes]");
  if (!board) return;
  const news = document.querySelector("[data-news]");
  const search = document.querySelector("[data-search]");
  const keys = document.querySelector("[data-keys]");
  let tag = board.dataset.tag;

  const cards = () => [...board.querySelectorAll("[data-key]")];
  const headline = (card) => card.querySelector(".dabir-card__headline");
  const current = () => document.activeElement.closest("[data-key]");

  /* A reader in the middle of choosing words keeps them: the lanes wait for the next turn. */
  const isSelecting = () => {
    const selection = getSelection();
    return !selection.isCollapsed && board.contains(selection.anchorNode);
  };

  function put(html) {
    const before = new Set(cards().map((card) => card.dataset.key));
    const order = cards().map((card) => card.dataset.key);
    const focused = board.contains(document.activeElement) ? document.activeElement.id : "";
    const place = current() ? order.indexOf(current().dataset.key) : -1;
    const scrolled = [...board.querySelectorAll("ol")].map((list) => [list.parentElement.className, list.scrollTop]);
    board.innerHTML = html;
    for (const [name, top] of scrolled) {
      const list = board.getElementsByClassName(name)[0]?.querySelector("ol");
      if (list) list.scrollTop = top;
    }
    if (focused) {
      const all = cards();
      const next = document.getElementById(focused) || (all.length && headline(all[Math.min(place, all.length - 1)]));
      if (next) next.focus({ preventScroll: true });
    }
    const fresh = cards().filter((card) => !before.has(card.dataset.key));
    fresh.forEach((card) => card.classList.add("dabir-card--new"));
    if (fresh.length) news.textContent = `${news.dataset.said} ${window.dabir.persian(fresh.length)}`;
  }

  async function ask() {
    if (document.hidden || isSelecting()) return;
    try {
      const answer = await fetch(board.dataset.lanes + location.search, {
        headers: { "If-None-Match": tag, "X-Requested-With": "XMLHttpRequest" },
        cache: "no-store",
      });
      if (answer.status !== 200 || answer.redirected) return;
      const html = await answer.text();
      if (isSelecting()) return;
      tag = answer.headers.get("ETag");
      put(html);
    } catch {
      /* The network is away; the next turn asks again. */
    }
  }

  async function turn() {
    await ask();
    setTimeout(turn, EVERY);
  }

  function move(step) {
    const all = cards();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    headline(all[next]).focus();
    all[next].scrollIntoView({ block: "nearest" });
  }

  const press = (selector) => current()?.querySelector(selector)?.click();
  const DOES = {
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    KeyO: () => press(".dabir-card__headline"),
    KeyP: () => press("[data-preview]"),
    KeyC: () => press("[data-claim]"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable=true], dialog, [role=dialog]")) {
      if (event.key === "Escape" && event.target === search) search.blur();
      return;
    }
    /* A key is known by its place, so that it works under a Persian layout too. */
    const isSlash = event.code === "Slash" || event.key === "/";
    const does =
      event.key === "?" || event.key === "؟" || (isSlash && event.shiftKey)
        ? () => (keys.open = !keys.open)
        : isSlash
          ? () => search.focus()
          : event.shiftKey
            ? null
            : DOES[event.code];
    if (!does) return;
    event.preventDefault();
    does();
  });

  document.querySelectorAll(".dabir-shift__filters select").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
  document.addEventListener("visibilitychange", ask);
  setTimeout(turn, EVERY);
})();
