/* The buttons and fields of the board: what each of them does to the draft. */
(() => {
  "use strict";

  const { root, part, board, save, go, publish, settle, remove, shift } = window.dabir.composing;

  /* A number typed with Latin, Persian or Arabic digits, whose last four bits are what they count; 0 for what is none. */
  const number = (value) => Number(value.replace(/[۰-۹٠-٩]/g, (digit) => digit.charCodeAt(0) & 0xf)) || 0;

  const setBreaking = () => {
    board.draft.breaking = part("words").value.trim();
    board.draft.breaking_until = part("ends").value.trim();
    board.draft.breaking_code = number(part("code").value);
    save();
  };

  const addRule = () => {
    board.draft.rules.push({ section: "", hours: 6 });
    save();
  };

  const dropRule = ({ dataset }) => {
    board.draft.rules.splice(Number(dataset.rule), 1);
    save();
  };

  /* The story and the area that a button of a card is for. */
  const meant = (pressed) => [Number(pressed.dataset.code), pressed.parentElement.dataset.area];

  const ACTS = {
    undo: () => go(-1),
    redo: () => go(1),
    publish,
    theirs: () => settle(false),
    mine: () => settle(true),
    up: (pressed) => shift(...meant(pressed), -1),
    down: (pressed) => shift(...meant(pressed), 1),
    remove: (pressed) => remove(...meant(pressed)),
    "add-rule": addRule,
    "drop-rule": dropRule,
    breaking: setBreaking,
  };

  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-act]");
    if (pressed) ACTS[pressed.dataset.act](pressed);
  });

  root.addEventListener("change", ({ target: field }) => {
    const { draft } = board;
    const { until, rule } = field.dataset;
    if (field.name === "layout") draft.layout = field.value;
    else if (until) draft.until[until] = field.value.trim();
    else if (rule && field.matches("select")) draft.rules[Number(rule)].section = field.value;
    else if (rule) draft.rules[Number(rule)].hours = number(field.value);
    else return;
    save();
  });
})();
