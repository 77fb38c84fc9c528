// Saves a form as one types: <form method="post" data-autosave="/appraisals/…?handler=Autosave">.
// The server answers 204 (or JSON { "version": n } where the form carries a version). Where it can't be reached, or the session has ended, the text is kept in this
// tab's own storage and offered back when the page is opened again. <fw-saved> holds the words and says how it stands.

const quiet = 1500; // ms without a key before saving
const again = 15000; // ms before trying again after a failure

export function autosave(form) {
  const said = form.querySelector("[data-saved]");
  if (!said) return;
  const words = said.dataset;
  // Who signs in after somebody else in the same tab is not offered their text.
  const place = "fairway:" + (form.dataset.person ?? "") + ":" + location.pathname + ":" + form.dataset.autosave;
  let saved = content(form);
  let timer;
  let running = false;
  let leaving = false;

  // A form that the server sent back with errors holds what was typed, not what is stored.
  if (form.querySelector("[aria-invalid]")) saved = "";
  offer();

  form.addEventListener("input", () => later(quiet));
  form.addEventListener("change", () => later(quiet));
  form.addEventListener("submit", () => {
    // If the answer is a sign-in page or no answer at all, the text is still here.
    keep();
    leaving = true;
    clearTimeout(timer);
    setTimeout(() => (leaving = false), 8000);
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && content(form) !== saved) {
      keep();
      event.preventDefault();
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && content(form) !== saved && !leaving) {
      keep();
      save();
    }
  });

  function later(wait) {
    if (content(form) !== saved && said.dataset.state !== "failed") tell("waiting", words.waiting);
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function save() {
    clearTimeout(timer);
    const now = content(form);
    if (now === saved || leaving) return;
    if (running) return later(quiet);
    running = true;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "fairway" },
        redirect: "manual",
        keepalive: now.length < 60000,
      });
      if (answer.ok) {
        saved = now;
        const version = (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : {};
        for (const [name, value] of Object.entries(version)) {
          for (const field of form.querySelectorAll("input[type=hidden]")) {
            if (("." + field.name).toLowerCase().endsWith("." + name.toLowerCase())) field.value = value;
          }
        }
        if (content(form) === saved || Object.keys(version).length) forget();
        tell("saved", words.saved.replace("{time}", time()));
      } else if (answer.type === "opaqueredirect" || answer.status === 401) {
        keep();
        tell("failed", words.signedOut, "/account/sign-in?back=" + encodeURIComponent(location.pathname + location.search), words.signIn);
      } else if (answer.status === 409) {
        keep();
        tell("failed", words.conflict, location.href, words.reload);
      } else if (answer.status === 400) {
        keep();
        tell("failed", (answer.headers.get("content-type") ?? "").startsWith("text/plain") ? await answer.text() : words.expired);
      } else {
        keep();
        tell("failed", words.failed);
        later(again);
      }
    } catch {
      keep();
      tell("failed", words.offline);
      later(again);
    } finally {
      running = false;
    }
  }

  function tell(state, text, href, link) {
    said.dataset.state = state;
    const parts = [document.createTextNode(text)];
    if (href) {
      const a = document.createElement("a");
      a.href = href;
      a.textContent = link;
      if (state === "failed" && href !== location.href) a.target = "_blank";
      parts.push(" ", a);
    }
    said.replaceChildren(...parts);
  }

  function keep() {
    try {
      sessionStorage.setItem(place, JSON.stringify({ at: time(), fields: fields(form) }));
    } catch {
      // Storage is full or forbidden: the page itself still holds the text.
    }
  }

  function forget() {
    try {
      sessionStorage.removeItem(place);
    } catch {
      // As above.
    }
  }

  // The text of a page that was left before it could be saved.
  function offer() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(place));
    } catch {
      return;
    }
    if (!kept) return;
    const differs = kept.fields.some(([name, value, index]) => {
      const field = named(form, name)[index];
      return field && field.value.trim() !== value.trim() && value.trim();
    });
    if (!differs) return forget();
    const box = document.createElement("div");
    box.className = "fw-note fw-note--due";
    box.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = words.kept.replace("{time}", kept.at);
    const back = button("govuk-button", words.putBack, () => {
      for (const [name, value, index] of kept.fields) {
        const field = named(form, name)[index];
        if (field) field.value = value;
        field?.dispatchEvent(new Event("input", { bubbles: true }));
      }
      box.remove();
      form.querySelector("textarea, input:not([type=hidden])")?.focus();
    });
    const drop = button("govuk-button govuk-button--secondary", words.drop, () => {
      forget();
      box.remove();
    });
    const row = document.createElement("div");
    row.className = "fw-row";
    row.append(back, drop);
    box.append(text, row);
    form.prepend(box);
  }
}

// Whoever signs out leaves no text behind in the tab.
export function forgetAll() {
  document.querySelector("form[action$='/account/sign-out']")?.addEventListener("submit", () => {
    try {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith("fairway:")) sessionStorage.removeItem(key);
    } catch {
      // Nothing could be kept then either.
    }
  });
}

function button(css, text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = css;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

const named = (form, name) => [...form.elements].filter((field) => field.name === name);

// Typed texts only: ticks and choices are quickly made again, tokens must not be kept.
const fields = (form) =>
  [...form.elements]
    .filter((field) => field.name && !field.name.startsWith("__") && field.matches("textarea, input[type=text]"))
    .map((field) => [field.name, field.value, named(form, field.name).indexOf(field)]);

const content = (form) =>
  JSON.stringify([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("__") && !isHidden(form, name)));

const isHidden = (form, name) => named(form, name).every((field) => field.type === "hidden");

const time = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
