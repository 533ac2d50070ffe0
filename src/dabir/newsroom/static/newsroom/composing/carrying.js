/* How a story is carried to a place: dragged by mouse; taken with Space, led by the arrow keys
   and dropped with Space again; or tapped, where nothing can be dragged, and then its place. */
(() => {
  "use strict";

  const { root, text, fill, headline, say, called, put } = window.dabir.composing;

  const STEPS = { ArrowUp: -1, ArrowRight: -1, ArrowDown: 1, ArrowLeft: 1 };

  let dragged = null; // the story under the mouse: its code and where it is from
  let hand = null; // the story taken by keyboard or tap: the same, with the place aimed at

  const taken = ({ dataset }) => ({ code: Number(dataset.code), from: dataset.from });
  const placeOf = (node) => node.closest?.("li[data-area]");
  const nameOf = ({ dataset }) => called(dataset.area, Number(dataset.index));
  const lay = ({ code, from }, { dataset }) => put(code, dataset.area, Number(dataset.index), from);

  const clear = () => root.querySelectorAll(".is-target").forEach((place) => place.classList.remove("is-target"));

  const mark = (place) => {
    clear();
    place.classList.add("is-target");
  };

  /* By mouse. */

  root.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.("[draggable]");
    if (!card) return;
    dragged = taken(card);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset.code);
  });

  root.addEventListener("dragover", (event) => {
    const place = placeOf(event.target);
    if (!dragged || !place) return;
    event.preventDefault();
    mark(place);
  });

  const leave = () => {
    dragged = null;
    clear();
  };

  root.addEventListener("dragend", leave);

  root.addEventListener("drop", (event) => {
    const place = placeOf(event.target);
    if (!dragged || !place) return;
    event.preventDefault();
    const story = dragged;
    leave();
    lay(story, place);
  });

  /* By hand: what keyboard and tap have in common. */

  const grab = (card, byTap = false) => {
    hand = { ...taken(card), at: 0, byTap };
    card.classList.add("is-grabbed");
  };

  const letGo = () => {
    root.querySelectorAll(".is-grabbed").forEach((card) => card.classList.remove("is-grabbed"));
    hand = null;
    clear();
  };

  const drop = (place) => {
    const story = hand;
    letGo();
    lay(story, place);
  };

  /* By keyboard. */

  const places = () => [...root.querySelectorAll(".composing-board li[data-area]")];

  const aim = (to) => {
    const all = places();
    hand.at = Math.max(0, Math.min(all.length - 1, to));
    const place = all[hand.at];
    mark(place);
    place.scrollIntoView({ block: "nearest" });
    say(nameOf(place));
  };

  root.addEventListener("keydown", (event) => {
    const card = event.target.matches?.("[draggable]") ? event.target : null;
    if (!card) return;
    if (event.key === " " || (hand && event.key === "Enter")) {
      event.preventDefault();
      if (hand) {
        drop(places()[hand.at]);
        return;
      }
      grab(card);
      const own = placeOf(card);
      aim(own ? places().indexOf(own) : 0);
      say(`${fill(text.sayGrabbed, headline(hand.code))} ${nameOf(places()[hand.at])}`);
    } else if (hand && event.key in STEPS) {
      event.preventDefault();
      const toLeft = document.documentElement.dir === "rtl" || !event.key.match(/Left|Right/) ? 1 : -1;
      aim(hand.at + STEPS[event.key] * toLeft);
    } else if (hand && event.key === "Escape") {
      event.preventDefault();
      say(fill(text.sayBack, headline(hand.code)));
      letGo();
    }
  });

  root.addEventListener("focusout", () =>
    setTimeout(() => hand && !hand.byTap && !document.activeElement?.closest(".is-grabbed") && letGo()),
  );

  /* By a tap: one takes the story, the next says where it goes. */

  root.addEventListener("click", (event) => {
    if (event.target.closest("button, input, select, label")) return;
    const card = event.target.closest("[draggable]");
    const place = placeOf(event.target);
    const isHeld = card?.classList.contains("is-grabbed");
    if (hand && place && !isHeld) drop(place);
    else {
      letGo();
      if (!card || isHeld) return;
      grab(card, true);
      say(fill(text.sayGrabbed, headline(hand.code)));
    }
  });
})();
