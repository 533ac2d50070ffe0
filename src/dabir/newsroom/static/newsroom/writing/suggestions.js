/* What the Persian engine would change: underlined in the text and listed beneath it, to be
   accepted or rejected. Nothing is changed until somebody says so. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { form, says, persian, make, blocks, rangeOf, select, type, placeOf, frame, ask, isField, LINES } = writing;

  const AFTER = 900; // milliseconds after the last key
  const MOST_LISTED = 60;
  const answers = new Map(); // what was said of each passage, by the passage
  const rejected = new Set();
  let listed = [];
  let busy = false;

  const summary = make("summary");
  const list = make("ol", { class: "dabir-suggestions" });
  const all = make("button", { type: "button", class: "button button-small", onclick: () => acceptAll() }, says.acceptAll);
  const box = make("details", { class: "dabir-aids", "aria-label": says.aids }, summary, all, list);
  const aids = make("section", { class: "dabir-writing", "aria-label": says.aids }, writing.counts, box);
  form.querySelector("[data-contentpath=body]").closest(".w-panel").after(aids);

  /* Every passage of the story: the element it stands in, its text, whether it is the headline. */
  const passages = () => [
    ...LINES.map((name) => form.elements[name])
      .filter(Boolean)
      .map((place) => ({ place, text: place.value, headline: place.name === "title" })),
    ...blocks().map((place) => ({ place, text: place.textContent, headline: false })),
  ];

  const keyOf = ({ text, headline }) => `${headline ? "h" : "t"}${text}`;
  /* What is rejected is a change of these words, wherever they stand and whatever becomes of those around them. */
  const nameOf = (text, item) =>
    [item.key, item.before, item.after, /\S*$/.exec(text.slice(0, item.start))[0], /^\S*/.exec(text.slice(item.end))[0]].join("\u0001");

  const gather = () =>
    passages().flatMap((passage) =>
      (answers.get(keyOf(passage)) || [])
        .map((item) => ({ ...item, ...passage, name: nameOf(passage.text, item) }))
        .filter((item) => !rejected.has(item.name)),
    );

  const underline = () => {
    if (!CSS.highlights) return;
    const changes = new Highlight();
    const doubts = new Highlight();
    writing.clearMirrors();
    for (const item of listed) {
      const range = rangeOf(isField(item.place) ? writing.mirrorOf(item.place) : item.place, item.start, item.end);
      if (range) (item.before === item.after ? doubts : changes).add(range);
    }
    CSS.highlights.set("dabir-change", changes);
    CSS.highlights.set("dabir-doubt", doubts);
  };

  /* Some letters about the change, spaces and half-spaces made visible. */
  const seen = (text) => text.replace(/\u200c/g, "|").replace(/ /g, "␣").replace(/[\u2066-\u2069\u200e\u200f]/g, "");
  const around = (item, middle) => {
    const head = /\S*$/.exec(item.text.slice(Math.max(0, item.start - 20), item.start))[0];
    const tail = /^\S*/.exec(item.text.slice(item.end, item.end + 20))[0];
    return head + middle + tail;
  };

  const button = (label, action, item) =>
    make("button", {
      type: "button", class: "button button-small button-secondary", onclick: action,
      "aria-label": `${label}: ${around(item, item.before)}`,
    }, label);

  const row = (item) => {
    const isDoubt = item.before === item.after;
    const change = make("span", { class: "dabir-change-shown" }, make("del", {}, around(item, item.before)));
    if (!isDoubt) change.append(" ← ", make("ins", {}, around(item, item.after)));
    return make("li", {}, change, make("small", { title: `${seen(item.before)} ← ${seen(item.after)}` }, item.says),
      ...(isDoubt ? [] : [button(says.accept, () => accept(item), item)]),
      button(isDoubt ? says.seen : says.reject, () => reject(item), item),
      button(says.show, () => show(item), item));
  };

  const draw = () => {
    listed = gather();
    const changes = listed.filter((item) => item.before !== item.after);
    summary.textContent = listed.length ? `${persian(listed.length)} ${says.suggestions}` : says.noSuggestions;
    all.hidden = changes.length < 2;
    list.replaceChildren(...listed.slice(0, MOST_LISTED).map(row));
    underline();
  };

  const look = async () => {
    if (busy) return later();
    const unknown = passages().filter((passage) => passage.text.trim() && !answers.has(keyOf(passage)));
    if (unknown.length) {
      try {
        const texts = unknown.map(({ text, headline }) => ({ text, headline }));
        const said = await ask(says.check, { texts });
        unknown.forEach((passage, number) => answers.set(keyOf(passage), said.suggestions[number]));
      } catch {
        return; // suggestions wait for the connection; recovery.js tells of it
      }
    }
    const standing = new Set(passages().map(keyOf));
    for (const key of answers.keys()) if (!standing.has(key)) answers.delete(key);
    if (!busy) draw();
  };

  let waiting = null;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, AFTER);
  };

  const show = async (item) => {
    const range = isField(item.place) ? null : rangeOf(item.place, item.start, item.end);
    (range ? range.startContainer.parentElement : item.place).scrollIntoView({ block: "center" });
    if (range) return select(range);
    item.place.focus();
    return item.place.setSelectionRange(item.start, item.end);
  };

  /* Make the change in Draftail's own content, where undo knows it; its idea of the selection comes too late to rely on. */
  const replace = ({ place, start, end, before, after }) => {
    const { EditorState, Modifier, SelectionState } = window.DraftJS;
    const beside = place.closest("[data-draftail-editor-wrapper]").parentNode.querySelectorAll("input");
    const editor = [...beside].find((input) => input.draftailEditor).draftailEditor;
    const state = editor.getEditorState();
    const content = state.getCurrentContent();
    const block = content.getBlockForKey(place.dataset.offsetKey.split("-")[0]);
    if (block?.getText().slice(start, end) !== before) return;
    const range = SelectionState.createEmpty(block.getKey()).merge({ anchorOffset: start, focusOffset: end });
    const made = Modifier.replaceText(content, range, after, block.getInlineStyleAt(start), block.getEntityAt(start));
    editor.onChange(EditorState.push(state, made, "insert-characters"));
  };

  /* Type the change over what it is for; leaves a text alone that is no longer the one looked at. */
  const put = (item) => {
    if (isField(item.place)) {
      if (item.place.value.slice(item.start, item.end) !== item.before) return;
      item.place.focus();
      item.place.setSelectionRange(item.start, item.end);
      type(item.after);
      return;
    }
    if (item.place.isConnected) replace(item);
  };

  /* Make changes from the last to the first, so that the places of the others stay. */
  const change = async (items) => {
    busy = true;
    for (const item of items.reverse()) {
      put(item);
      await frame(); // the next is looked for in what this one left
    }
    busy = false;
    look();
  };

  const accept = (item) => change([item]);
  const acceptAll = () => change(listed.filter((item) => item.before !== item.after));
  const reject = (item) => {
    rejected.add(item.name);
    draw();
  };

  form.addEventListener("input", later);
  form.addEventListener("keyup", later);
  document.addEventListener("selectionchange", () => {
    if (placeOf(document.activeElement)) later();
  });
  draw();
  setTimeout(look, 1500);
})();
