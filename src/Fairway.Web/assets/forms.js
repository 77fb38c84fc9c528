// Small services to forms. Each page works without them.

// After a refused form the reader, and the screen reader, starts at what is to be put right.
export function errors() {
  const summary = document.getElementById("errors");
  if (!summary) return;
  summary.focus();
  // The first control of a question gets the focus, not only the view.
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest(".govuk-form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// Says how many characters are left, once most are used; screen readers hear it when the typing pauses.
export function count() {
  const counted = (text) => text.replace(/\r?\n/g, "\r\n").length;
  for (const said of document.querySelectorAll("[data-limit]")) {
    const field = said.parentElement.querySelector("textarea, input");
    const limit = Number(said.dataset.limit);
    const rule = said.textContent;
    const heard = document.createElement("span");
    heard.className = "govuk-visually-hidden";
    heard.setAttribute("aria-live", "polite");
    said.after(heard);
    let pause;
    const show = () => {
      const left = limit - counted(field.value);
      const words = left < 0 ? said.dataset.overBy : said.dataset.left;
      said.textContent =
        left > limit / 2 ? rule : words.replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang));
      said.toggleAttribute("data-over", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => {
        if (document.activeElement === field && left <= limit / 10) heard.textContent = said.textContent;
      }, 1000);
    };
    field.addEventListener("input", show);
    show();
  }
}

// A form is sent once, however often its button is pressed.
export function once() {
  const busy = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (busy.has(form)) return event.preventDefault();
    busy.add(form);
    event.submitter?.setAttribute("aria-disabled", "true");
    // A download or a refused request leaves the page standing: let it be sent again then.
    setTimeout(() => release(form, event.submitter), 8000);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.forms) release(form, form.querySelector("[aria-disabled]"));
  });
  const release = (form, button) => {
    busy.delete(form);
    button?.removeAttribute("aria-disabled");
  };
}

// A longer text that was typed and not sent isn't left without asking. Forms that save themselves see to it on their own.
export function leave() {
  for (const form of document.querySelectorAll("form[method=post]:not([data-autosave])")) {
    const areas = [...form.querySelectorAll("textarea:not([readonly])")];
    const typed = () => areas.map((area) => area.value).join("\0");
    const before = typed();
    let sent = false;
    form.addEventListener("submit", () => (sent = true));
    if (areas.length === 0) continue;
    addEventListener("beforeunload", (event) => {
      if (!sent && typed() !== before) event.preventDefault();
    });
  }
}
