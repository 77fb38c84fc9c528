// A respondent's token: made, hidden and finished here, kept in this browser, and carried to the compiler behind the "#" of an address. Only the hidden
// message goes to Fairway. All sentences stand in the page; this shows them.
import { Refused, bytes, show, text } from "./confidential.js";
import { under } from "./tokens.js";

const PREFIX = "fairway-feedback-";
const SIGNATURE_TIMEOUT = 30_000;
const LIST_TIMEOUT = 6_000;

const url = (array) => text(array).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

// Under a name for reader and group: two who share a browser don't meet each other's tokens.
const kept = {
  get: (key) => JSON.parse(localStorage.getItem(PREFIX + key) ?? "null"),
  set(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      throw new Refused("store");
    }
  },
  forget: (key) => localStorage.removeItem(PREFIX + key),
};

async function json(address, options = {}) {
  const answer = await fetch(address, { cache: "no-store", redirect: "error", ...options });
  return answer.json();
}

// Lists are canonical: written again, a document has the text that was signed.
async function signedBy(list, spki) {
  if (!list || list.key !== spki) return false;
  const key = await crypto.subtle.importKey("spki", bytes(spki), { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  const document = new TextEncoder().encode(JSON.stringify(list.document));
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(list.signature), document);
}

/** The group's key, once both services are seen to show the same list; a compiler that is away has signed the list that Fairway shows. */
async function keyOf(section) {
  const { key: id, compiler, compilerKey } = section.dataset;
  const ours = await json("/feedback/keys.json");
  const theirs = await json(compiler + "/keys", {
    mode: "cors",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(LIST_TIMEOUT),
  }).catch(() => null);
  for (const list of ours) {
    for (const group of list.fairway.document.groups) {
      const spki = bytes(group.key);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", spki));
      if ([...digest].map((b) => b.toString(16).padStart(2, "0")).join("") !== id) continue;
      const said = JSON.stringify(list.fairway.document);
      const fits = async (compilers) =>
        compilers && JSON.stringify(compilers.document) === said && (await signedBy(compilers, compilerKey));
      if (!(await signedBy(list.fairway, list.fairway.key)) || !(await fits(list.compiler))) throw new Refused("unsigned");
      if (theirs) {
        const same = theirs.find((other) => JSON.stringify(other.fairway) === JSON.stringify(list.fairway));
        if (!(await fits(same?.compiler))) throw new Refused("differ");
      } else show(section, "alone");
      return spki;
    }
  }
  throw new Refused("differ");
}

/** Has the hidden message signed. What is needed to finish is kept before it goes out: where the answer is lost, the same message is sent again. */
async function fetchToken(section, form) {
  const id = section.dataset.mine;
  const key = await under(await keyOf(section));
  let pending = kept.get(id);
  if (!pending?.inv) {
    const message = key.message();
    const { blindedMsg, inv } = await key.blind(message);
    pending = { message: text(message), blinded: url(blindedMsg), inv: text(inv) };
    kept.set(id, pending);
  }
  const body = new URLSearchParams(new FormData(form));
  body.set("blinded", pending.blinded);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "error", signal: AbortSignal.timeout(SIGNATURE_TIMEOUT) });
  if (answer.status === 422) {
    // The message is kept: it may have been signed, the answer lost, and what stands against it now be over tomorrow.
    throw new Refused("server", (await answer.json()).refused);
  }
  if (!answer.ok) throw new Refused("failed");
  const { signature } = await answer.json();
  let finished;
  try {
    finished = await key.finish(bytes(pending.message), bytes(signature), bytes(pending.inv));
  } catch {
    throw new Refused("wrong");
  }
  kept.set(id, { token: url([...bytes(pending.message), ...finished]), ...about(section) });
}

const about = ({ dataset }) => ({
  about: dataset.label,
  group: dataset.key,
  compiler: dataset.compiler,
  compilerKey: dataset.compilerKey,
  answersFrom: dataset.opens,
  answersUntil: dataset.last,
});

function hide(section, say) {
  const said = section.querySelector(`[data-say="${say}"]`);
  if (said) said.hidden = true;
}

function present(section) {
  const mine = kept.get(section.dataset.mine);
  const form = section.querySelector("[data-token-form]");
  const panel = section.querySelector("[data-kept]");
  if (form) form.hidden = Boolean(mine?.token) || (section.dataset.issued === "yes" && !mine?.inv);
  panel.hidden = !mine?.token;
  // What is said before, and the other ways, are over.
  for (const before of section.querySelectorAll("[data-before]")) before.hidden = Boolean(mine?.token) && section.dataset.phase === "Fetching";
  const link = section.querySelector("[data-answer-link]");
  if (link) {
    link.hash = mine?.token ? "token=" + mine.token : "";
    section.querySelector("[data-say=carried]").hidden = !mine?.token;
    section.querySelector("[data-say=not-here]").hidden = Boolean(mine?.token);
  }
  if (!mine?.token) return;
  const file = panel.querySelector("[data-file]");
  file.download = `fairway-token-${section.dataset.key.slice(0, 8)}.json`;
  file.href = URL.createObjectURL(new Blob([JSON.stringify({ fairwayToken: 1, ...mine }, null, 2) + "\n"], { type: "application/json" }));
}

for (const section of document.querySelectorAll("[data-feedback]")) {
  const form = section.querySelector("[data-token-form]");
  if (form && !(globalThis.crypto?.subtle && globalThis.localStorage)) {
    show(section, "old");
    continue;
  }
  present(section);
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    show(section, "working");
    try {
      await fetchToken(section, form);
      present(section);
      section.querySelector("[data-file]").focus();
    } catch (problem) {
      show(section, problem.say ?? "failed", problem.sentence);
    } finally {
      hide(section, "working");
      button.removeAttribute("aria-disabled");
    }
  });
  section.querySelector("[data-show]")?.addEventListener("click", () => {
    const shown = section.querySelector("[data-text]");
    // In groups, so that who types it finds their place again; the form takes the spaces out.
    shown.textContent = kept.get(section.dataset.mine).token.match(/.{1,6}/g).join(" ");
    shown.hidden = false;
    print();
  });
  section.querySelector("[data-forget]")?.addEventListener("click", () => {
    kept.forget(section.dataset.mine);
    present(section);
  });
}
