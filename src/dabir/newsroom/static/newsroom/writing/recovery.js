/* When the newsroom cannot be reached, or somebody saved a newer version: says so, keeps what
   is written in this browser, and offers it back when the story is opened again. Saving
   itself, and asking before a newer version is written over, is Wagtail's. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { form, says, csrf, tell } = writing;

  const ROOT = "dabir.kept";
  const OURS_TO_FILL = new Set(["csrfmiddlewaretoken", "overwrite_revision_id", "loaded_revision_id", "loaded_revision_created_at"]);
  const ASK_AGAIN = 4000; // milliseconds between two looks at whether the connection is back

  sessionStorage.dabirTab ||= Math.random().toString(36).slice(2);
  const tab = sessionStorage.dabirTab;
  let user = null;
  let trouble = ""; // why the text is kept: "lost", "overtaken", "untitled", "unsaved", or "" while all is saved
  let wasLost = false;

  const prefix = () => `${ROOT}:${user}:${new URL(form.action).pathname}:`;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(`${ROOT}:${user}:`));

  const pulse = async () => {
    const answer = await fetch(says.pulse, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(5000) });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    user = (await answer.json()).user;
  };

  /* Keep what the form holds, under this window's own name. */
  const keep = () => {
    if (!trouble || user === null) return;
    const entries = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OURS_TO_FILL.has(name));
    const kept = { at: Date.now(), title: form.elements.title.value, entries };
    try {
      localStorage.setItem(prefix() + tab, JSON.stringify(kept));
    } catch {
      tell("full", says.full, [], "is-grave");
    }
  };

  let waiting = null;
  const keepSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 500);
  };

  const forget = () => keys().filter((key) => key.endsWith(`:${tab}`)).forEach((key) => localStorage.removeItem(key));

  const fall = (into) => {
    trouble = into;
    tell("recovery", says[into], [], into === "untitled" ? "" : "is-grave"); // whoever begins with the text has lost nothing
    keep();
    if (into === "lost" && !wasLost) {
      wasLost = true;
      setTimeout(lookAgain, ASK_AGAIN);
    }
  };

  const controller = (name) => window.wagtail?.app?.getControllerForElementAndIdentifier(form, name);
  const saveNow = () => controller("w-autosave")?.save();

  /* Wagtail looks two seconds after opening at what the form holds and takes that for what was saved:
     whoever is quicker would be asked nothing on leaving, and saved only with their next word. */
  let isQuick = false;
  const beQuick = ({ isTrusted }) => (isQuick ||= isTrusted);
  form.addEventListener("input", beQuick);
  form.addEventListener(
    "w-unsaved:watch-edits",
    () => {
      form.removeEventListener("input", beQuick);
      if (isQuick) controller("w-unsaved").forceValue = true;
    },
    { once: true },
  );

  const lookAgain = async () => {
    if (trouble !== "lost") return;
    try {
      await pulse();
      wasLost = false;
      saveNow();
    } catch {
      setTimeout(lookAgain, ASK_AGAIN);
    }
  };

  document.addEventListener("w-autosave:success", () => {
    if (trouble) tell("recovery", trouble === "lost" ? says.back : "");
    trouble = "";
    wasLost = false;
    forget();
  });
  document.addEventListener("w-autosave:error", ({ detail }) => {
    if (isLeaving) return;
    const refused = form.elements.title.value.trim() ? "unsaved" : "untitled";
    fall({ network_error: "lost", invalid_revision: "overtaken" }[detail.type] || refused);
  });

  /* Whoever leaves breaks off what is being asked: no line is dead then. */
  let isLeaving = false;
  window.addEventListener("beforeunload", () => {
    isLeaving = true;
    setTimeout(() => (isLeaving = false), 2000); // they were asked, and stayed
  });

  window.addEventListener("offline", () => fall("lost"));
  window.addEventListener("online", lookAgain);
  form.addEventListener("input", keepSoon);
  form.addEventListener("keyup", keepSoon);
  window.addEventListener("pagehide", keep);

  /* A form sent into a dead line is replaced by the browser's own page of failure: not while we know. */
  form.addEventListener("submit", async (event) => {
    if (trouble !== "lost") {
      if (trouble) keep();
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    try {
      await pulse();
    } catch {
      fall("lost");
      return;
    }
    trouble = "unsaved";
    form.requestSubmit(button);
  });

  /* Save what was kept as the newest version: whatever is newer stays among the versions before it. */
  const restore = async (key) => {
    tell(key, says.restoring);
    const sent = new FormData();
    for (const [name, value] of JSON.parse(localStorage.getItem(key)).entries) sent.append(name, value);
    for (const name of OURS_TO_FILL) if (form.elements[name] && name !== "overwrite_revision_id") sent.set(name, form.elements[name].value);
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: sent, headers: { Accept: "application/json", "X-CSRFToken": csrf() },
      });
      const said = await answer.json();
      if (!said.success) throw new Error(said.error_message);
      localStorage.removeItem(key);
      window.location.assign(said.url || window.location.href);
    } catch {
      tell(key, says.notRestored, choices(key), "is-grave");
    }
  };

  const discard = (key) => {
    localStorage.removeItem(key);
    tell(key, "");
  };

  const choices = (key) => [[says.restore, () => restore(key)], [says.discard, () => discard(key)]];

  const when = (at) =>
    new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "medium", timeStyle: "short" }).format(at);

  const offer = () => {
    for (const key of keys().filter((name) => name.startsWith(prefix()))) {
      const { at, title } = JSON.parse(localStorage.getItem(key));
      tell(key, `${says.found} ${when(at)}${title ? ` («${title}»)` : ""}`, choices(key));
    }
  };

  pulse().then(offer, () => {});
})();
