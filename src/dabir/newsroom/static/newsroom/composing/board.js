/* What all parts of the screen share: the board as it is now, the words it speaks in, and
   how it speaks to whoever does not see it. */
(() => {
  "use strict";

  const root = document.getElementById("composing");
  const text = root.dataset;

  /* The part of the screen that has this name. */
  const part = (name) => document.getElementById(`composing-${name}`);

  const shown = JSON.parse(part("state").textContent);

  const board = {
    shown, // what the newsroom answered last: the saved draft, its revision, and what follows from both
    draft: structuredClone(shown.draft), // what this editor sees and changes; ahead of `shown` until it is saved
    cards: { ...shown.cards }, // every story that was ever shown here, by its code
    steps: shown.steps, // the revisions that undoing and redoing walk through
    at: shown.steps.length - 1, // the step that is shown
  };

  const fill = (sentence, word) => sentence.replace("{name}", word);

  const headline = (code) => board.cards[code]?.headline ?? `${window.dabir.persian(code)} (${text.sayGone})`;

  /* Say to a screen reader what the others see. */
  const say = (sentence) => (part("live").textContent = sentence);

  window.dabir.composing = { root, text, part, board, fill, headline, say };
})();
