/* Pictures, films and sounds that are dropped on the text or pasted into it go to the newsroom;
   each that is taken stands as a block of its own after the paragraph it was brought to. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { form, says, csrf, persian, make, tell } = writing;

  const PATIENCE = 90000; // milliseconds without a sign of the newsroom
  const SHOWN = 8000; // milliseconds that a success is told of
  const TOO_LARGE = 413;

  /* Wagtail's own object of the body. */
  const body = () => document.getElementById("body-root")?.rootBlock;
  const area = () => document.getElementById("body-root")?.closest("[data-field]");

  /* Where in the body *node* is: its block and, in running text, its paragraph; null if it is elsewhere. */
  const spotOf = (node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    const child = element && body().children.find((each) => each.element.contains(element));
    if (!child) return null;
    const paragraph = child.type === "paragraph" ? element.closest("[data-block=true]") : null;
    return { child, paragraph, key: paragraph?.dataset.offsetKey.split("-")[0] };
  };

  /* The same for a point of the page: between two blocks it is the one above, null is the head of the text. */
  const spotAt = ({ target, clientY }) =>
    spotOf(target) || { child: body().children.findLast(({ element }) => element.getBoundingClientRect().bottom <= clientY) };

  /* Undo would bring back the whole text into one of its parts. */
  const sealed = (state) =>
    window.DraftJS.EditorState.set(state, { undoStack: state.getUndoStack().clear(), redoStack: state.getRedoStack().clear() });

  /* Part running text after the paragraph *key*, as Wagtail's "Split block" does; nothing is to part after the last. */
  const part = (child, key) => {
    const { ContentState, EditorState, SelectionState } = window.DraftJS;
    const state = child.block.getState();
    const content = state.getCurrentContent();
    const paragraph = content.getBlockForKey(key);
    if (!paragraph || key === content.getLastBlock().getKey()) return;
    const offset = paragraph.getLength();
    const end = SelectionState.createEmpty(key).merge({ anchorOffset: offset, focusOffset: offset });
    const { stateBefore, stateAfter, shouldMoveCommentFn } = window.draftail.splitState(EditorState.acceptSelection(state, end));
    const [, ...rest] = stateAfter.getCurrentContent().getBlocksAsArray(); // the first is the empty end of the paragraph
    const after = EditorState.push(stateAfter, ContentState.createFromBlockArray(rest), "remove-range");
    const active = document.activeElement;
    body().splitBlock(child.index, sealed(stateBefore), sealed(after), shouldMoveCommentFn, {});
    setTimeout(() => giveBack(state.getSelection(), active), 80); // Wagtail takes the caret to the second part
  };

  /* Put the caret back to where somebody was writing. */
  const giveBack = (selection, active) => {
    if (!selection.getHasFocus()) return active.focus();
    const { EditorState } = window.DraftJS;
    const texts = body().children.filter(({ type }) => type === "paragraph").map(({ block }) => block.widget);
    const text = texts.find((each) => each.getState().getCurrentContent().getBlockForKey(selection.getFocusKey()));
    return text?.setState(EditorState.forceSelection(text.getState(), selection));
  };

  /* Put a block after a spot; what is brought next stands after it. */
  const put = (block, { child, key }) => {
    const { children } = body();
    if (key && children.includes(child)) part(child, key);
    const index = children.includes(child) ? child.index + 1 : child ? children.length : 0;
    const made = body().insert(block, index, { animate: true });
    made.element.dispatchEvent(new Event("change", { bubbles: true }));
    return { child: made };
  };

  const named = ({ name }) => `«\u2068${name}\u2069»`; // a Latin name does not turn the sentence around

  /* Send a file; refuses with the newsroom's sentence, or without one if it is not known what became of it. */
  const send = (file, title) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const sent = new FormData();
      sent.append("title", title);
      sent.append("file", file);
      request.open("POST", says.bring);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRFToken", csrf());
      request.responseType = "json";

      const bar = make("progress", { max: "1", value: "0", "aria-label": says.bringing });
      const share = make("span", { "aria-hidden": "true" });
      tell("bringing", `${says.bringing} ${named(file)}`, [[says.stop, () => request.abort()]]).lastChild.before(bar, share);

      let waiting = null;
      let isStopped = true;
      const wait = () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          isStopped = false;
          request.abort();
        }, PATIENCE);
      };
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        bar.value = loaded / total;
        share.textContent = `${persian(Math.floor((100 * loaded) / total))}٪`;
        wait();
      });
      request.addEventListener("load", () => {
        const answer = request.response;
        if (request.status === 200 && answer?.type) resolve(answer);
        else reject(new Error(request.status === TOO_LARGE ? says.tooLarge : answer?.error_message || ""));
      });
      request.addEventListener("error", () => reject(new Error()));
      request.addEventListener("abort", () => (isStopped ? resolve(null) : reject(new Error())));
      request.addEventListener("loadend", () => clearTimeout(waiting));
      wait();
      request.send(sent);
    });

  const queue = []; // of { file, title, batch }; the spot of a batch moves on with what stands
  let isBusy = false;
  let refusals = 0;

  const leave = () => {
    queue.length = 0;
    tell("bringing", "");
  };

  const refuse = (file, sentence) => {
    const name = `refused-${(refusals += 1)}`;
    tell(name, sentence.includes(file.name) ? sentence : `${named(file)}: ${sentence}`, [[says.close, () => tell(name, "")]], "is-grave");
  };

  const work = async () => {
    if (isBusy) return;
    isBusy = true;
    while (queue.length) {
      const { file, title, batch } = queue[0];
      try {
        const block = await send(file, title);
        if (!block) leave();
        else {
          batch.spot = put(block, batch.spot);
          const told = tell("bringing", says.brought);
          setTimeout(() => told.remove(), SHOWN);
        }
      } catch (trouble) {
        if (!trouble.message) {
          tell("bringing", `${named(file)}: ${says.unbrought}`, [[says.again, work], [says.leave, leave]], "is-grave");
          break;
        }
        tell("bringing", "");
        refuse(file, trouble.message);
      }
      queue.shift();
    }
    isBusy = false;
  };

  const bring = (files, spot, title = "") => {
    const batch = { spot };
    queue.push(...files.map((file) => ({ file, title, batch })));
    work();
  };

  const filesOf = ({ items }) =>
    [...items]
      .filter((item) => item.kind === "file" && !item.webkitGetAsEntry?.()?.isDirectory)
      .map((item) => item.getAsFile());

  /* What is dragged over the page. */

  const line = make("div", { class: "dabir-drop-line" }, make("span", {}, says.drop));
  document.body.append(line);
  line.hidden = true;

  let isOurs = false; // a picture of this page is being dragged, not a file
  document.addEventListener("dragstart", () => { isOurs = true; }, true);
  document.addEventListener("dragend", () => { isOurs = false; }, true);

  const show = (spot) => {
    area().classList.add("dabir-dropping");
    line.hidden = !spot;
    if (!spot) return;
    const around = area().getBoundingClientRect();
    const above = (spot.paragraph || spot.child?.element)?.getBoundingClientRect();
    line.style.insetBlockStart = `${above ? above.bottom : document.getElementById("body-root").getBoundingClientRect().top}px`;
    line.style.left = `${around.left}px`;
    line.style.inlineSize = `${around.width}px`;
  };

  const hide = () => {
    area()?.classList.remove("dabir-dropping");
    line.hidden = true;
  };

  /* Fields for files and Wagtail's windows take files themselves; elsewhere the browser would leave the page for the file. */
  const takesFiles = (target) => target instanceof Element && Boolean(target.closest("input[type=file], .modal"));

  const over = (event) => {
    if (isOurs || !body() || !event.dataTransfer?.types.includes("Files") || takesFiles(event.target)) return;
    const isInside = area().contains(event.target);
    event.preventDefault();
    event.stopImmediatePropagation(); // Draft.js would wait for a drop that it never sees
    event.dataTransfer.dropEffect = isInside ? "copy" : "none";
    show(isInside ? spotAt(event) : null);
    if (event.type !== "drop") return;
    hide();
    if (isInside) bring(filesOf(event.dataTransfer), spotAt(event));
  };

  for (const name of ["dragenter", "dragover", "drop"]) window.addEventListener(name, over, true);
  window.addEventListener("dragleave", (event) => { if (!event.relatedTarget) hide(); }, true);

  /* What is pasted: a file if no words come with it. Word sends a picture of its words along; a web page sends the
     markup of a copied picture. */

  const hasWords = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll("style, script").forEach((element) => element.remove());
    return page.body.textContent.trim() !== "";
  };

  window.addEventListener(
    "paste",
    (event) => {
      const files = event.clipboardData ? filesOf(event.clipboardData) : [];
      const spot = files.length && body() && spotOf(event.target);
      if (!spot || hasWords(event.clipboardData.getData("text/html"))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const caret = spotOf(getSelection().focusNode);
      const isScreenshot = files.length === 1 && /^image\.\w+$/.test(files[0].name); // what browsers call what has no name
      bring(files, caret?.child === spot.child ? caret : spot, isScreenshot ? form.elements.title.value.trim() : "");
    },
    true,
  );

  window.addEventListener("beforeunload", (event) => { if (isBusy) event.preventDefault(); });
})();
