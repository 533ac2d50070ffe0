/* How steps are saved: one after the other, each over the revision that the one before it left.
   If a colleague saved in between, nothing is overwritten until the editor has chosen. */
(() => {
  "use strict";

  const { post, composing } = window.dabir;
  const { text, part, board, draw, drawBreaking, refresh } = composing;

  const CHANGED = 409; // the newsroom's answer if somebody saved in between

  const trouble = part("trouble");
  let conflict = null; // that answer, until the editor has chosen
  let waiting = 0; // steps that were made and are not sent yet
  let queue = Promise.resolve();

  const tell = (sentence) => (part("said").textContent = sentence);

  const complain = (sentence, choice = false) => {
    trouble.hidden = !sentence;
    trouble.querySelector("p").textContent = sentence;
    trouble.querySelectorAll(".composing-choice").forEach((offered) => (offered.hidden = !choice));
    if (sentence) trouble.scrollIntoView({ block: "center" }); // who works at the foot of the page is to see it too
  };

  const breaking = ({ breaking: words, breaking_until: until, breaking_code: code }) => JSON.stringify([words, until, code]);

  const take = (state) => {
    const before = breaking(board.draft);
    board.shown = state;
    Object.assign(board.cards, state.cards);
    board.draft = structuredClone(state.draft);
    if (breaking(board.draft) !== before) drawBreaking();
  };

  /* Send what *body* makes when its turn has come, and do *done* with the answer. */
  const step = (address, body, done) => {
    queue = queue.then(async () => {
      const sent = !conflict && body();
      if (!sent) return;
      tell(text.saySaving);
      try {
        const answer = await post(address, { base: board.shown.revision, ...sent });
        const said = await answer.json();
        if (answer.status === CHANGED) {
          conflict = said;
          tell("");
          complain(said.error_message, true);
        } else if (answer.status !== 200) {
          tell("");
          complain(said.error_message);
        } else {
          complain("");
          tell(text.saySaved);
          const mine = structuredClone(board.draft);
          done(said);
          if (waiting) board.draft = mine; // another step was made meanwhile; it is saved next
          draw();
          refresh();
        }
      } catch {
        tell(text.sayUnsaved);
      }
    });
    return queue;
  };

  const save = () => {
    draw();
    waiting += 1;
    return step(
      text.save,
      () => {
        waiting = 0;
        return { draft: board.draft };
      },
      (state) => {
        if (state.revision !== board.shown.revision) {
          board.steps = [...board.steps.slice(0, board.at + 1), state.revision];
          board.at = board.steps.length - 1;
        }
        take(state);
      },
    );
  };

  /* Go *by* steps back or forth, from where the steps before it have led by then. */
  const go = (by) =>
    step(
      text.restore,
      () => board.steps[board.at + by] !== undefined && { revision: board.steps[board.at + by] },
      (state) => {
        board.at += by;
        take(state);
      },
    );

  const publish = () =>
    step(
      text.publish,
      () => ({}),
      (state) => {
        if (board.steps[board.at] !== undefined) board.steps[board.at] = state.revision;
        take(state);
        tell(text.sayPublished);
      },
    );

  /* End a conflict, with *mine* or with theirs as what stands. */
  const settle = (mine) => {
    const { theirs } = conflict;
    const kept = structuredClone(board.draft);
    conflict = null;
    complain("");
    take(theirs);
    board.steps = theirs.steps;
    board.at = board.steps.length - 1;
    // Mine is saved over theirs either way, so that both are in the history; then theirs is brought back.
    board.draft = kept;
    const saved = save();
    if (mine) return;
    saved.then(() => {
      if (conflict) return;
      if (board.at === theirs.steps.length) go(-1);
      else {
        take(theirs);
        draw();
      }
    });
  };

  window.addEventListener("beforeunload", (event) => (conflict || waiting) && event.preventDefault());

  Object.assign(composing, { save, go, publish, settle });
})();
