/* What a move changes: a story is put into a place, shifted by one, or taken off the board.
   It stands once at the top and once in the strip at most. */
(() => {
  "use strict";

  const { persian, composing } = window.dabir;
  const { text, board, fill, headline, say, save } = composing;

  const without = (codes, code) => codes.filter((other) => other !== code);

  const offStrip = (code) => (board.draft.strip = without(board.draft.strip, code));

  const offTop = (code) => {
    if (board.draft.lead === code) board.draft.lead = 0;
    board.draft.second = without(board.draft.second, code);
  };

  /* What a place is called. */
  const called = (area, index) =>
    area === "lead" ? text.sayLead : fill(area === "second" ? text.saySecond : text.sayStrip, persian(index + 1));

  const sayDropped = (code, area, index) =>
    say(fill(text.sayDropped, headline(code)).replace("{place}", called(area, index)));

  /* Put a story into a place; what stood there moves on by one. *from* is where it was taken. */
  const put = (code, area, index, from) => {
    const { draft } = board;
    if (area === "strip" || from === "strip") offStrip(code);
    if (area !== "strip" || from === "lead" || from === "second") offTop(code);
    if (area === "lead") {
      if (draft.lead) draft.second.unshift(draft.lead);
      draft.lead = code;
    } else draft[area].splice(index, 0, code);
    sayDropped(code, area, index);
    save();
  };

  const remove = (code, area) => {
    if (area === "strip") offStrip(code);
    else offTop(code);
    say(fill(text.sayRemoved, headline(code)));
    save();
  };

  /* Shift a story by one place; the leading one and the first of the second rank change places. */
  const shift = (code, area, by) => {
    const { draft } = board;
    if (area === "lead") {
      if (by < 0) return;
      draft.lead = draft.second.shift() ?? 0;
      draft.second.unshift(code);
      sayDropped(code, "second", 0);
      save();
      return;
    }
    const index = draft[area].indexOf(code);
    if (index + by < 0) {
      if (area === "second") put(code, "lead", 0, area);
    } else if (index + by < draft[area].length) put(code, area, index + by, area);
  };

  Object.assign(composing, { called, put, remove, shift });
})();
