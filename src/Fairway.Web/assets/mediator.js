// Confidential messages to the Mediator, in the age format by its author's library. Keys are made, kept and used in this browser; what goes to Fairway is
// encrypted, and a field with text in it has no name under which a form could send it. All sentences stand in the page; this shows them.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { bech32 } from "@scure/base";
import { Refused, bytes, show, text } from "./confidential.js";

const BLOCK = 4096; // Length says nothing finer than this.
const SHARE = "share"; // Prefix of a printed share: with it a slip of the pen is noticed.
const TIMEOUT = 30_000;

const xor = (a, b) => a.map((byte, i) => byte ^ b[i]);

// Local storage, under a name for the reader: two who share a browser don't meet each other's keys.
const kept = {
  get: (key) => JSON.parse(localStorage.getItem("fairway-mediator-" + key) ?? "null"),
  set: (key, value) => localStorage.setItem("fairway-mediator-" + key, JSON.stringify(value)),
  forget: (key) => localStorage.removeItem("fairway-mediator-" + key),
};

export async function seal(content, recipients) {
  const age = new Encrypter();
  for (const one of new Set(recipients)) age.addRecipient(one);
  const json = JSON.stringify(content);
  const length = new TextEncoder().encode(json).length;
  return text(await age.encrypt(json + " ".repeat(BLOCK - (length % BLOCK))));
}

/** The content, or null where none of the identities opens it. */
async function open(sealed, identities) {
  const age = new Decrypter();
  for (const one of identities) age.addIdentity(one);
  try {
    return JSON.parse(await age.decrypt(bytes(sealed), "text"));
  } catch {
    return null;
  }
}

// What only the two of a conversation know: the writer derives it from the conversation's key, the Mediator reads it in the first message.
async function sign(identity) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("fairway mediator " + identity));
  return text(new Uint8Array(digest));
}

async function post(section, handler, fields) {
  const body = new URLSearchParams(new FormData(section.querySelector("[data-post]")));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(location.pathname + "?handler=" + handler, {
    method: "POST",
    body,
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => {
    throw new Refused("unsent");
  });
  if (answer.status === 422) throw new Refused("server", (await answer.json()).refused);
  if (answer.status === 409) throw new Refused("overtaken");
  if (answer.status === 404) throw new Refused("gone");
  if (!answer.ok) throw new Refused("unsent");
  return answer.json();
}

/** Does what a form asks for, once at a time; what goes wrong is said and the text stays. */
function onSubmit(section, form, act) {
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    show(section);
    const working = section.querySelector("[data-say=working]");
    working.hidden = false;
    try {
      await act(form);
    } catch (problem) {
      show(section, problem.say ?? "failed", problem.sentence);
    } finally {
      working.hidden = true;
      button.removeAttribute("aria-disabled");
    }
  });
}

const field = (form, name) => form.querySelector(`[data-field="${name}"]`);

/** A conversation as an element: its messages opened, a form to go on, a button to delete it. */
async function thread(section, conversation, identities, mine, secret) {
  const root = section.querySelector("template[data-thread]").content.firstElementChild.cloneNode(true);
  const list = root.querySelector("[data-messages]");
  let known = secret;
  let from = "";
  for (const message of conversation.messages) {
    const item = section.querySelector("template[data-message]").content.firstElementChild.cloneNode(true);
    const content = await open(message.sealed, identities);
    known ??= content?.secret;
    const own = message.fromMediator === mine;
    if (!message.fromMediator && content) from ||= content.from;
    item.querySelector("[data-who]").textContent = own ? section.dataset.you : (content?.from ?? "");
    item.querySelector("[data-on]").textContent = message.on;
    item.querySelector("[data-text]").textContent = content?.text ?? "";
    item.querySelector("[data-closed]").hidden = Boolean(content);
    item.querySelector("[data-unsigned]").hidden = !content || content.secret === known;
    list.append(item);
  }
  root.querySelector("[data-title]").textContent = mine ? from || section.dataset.unknown : section.dataset.with;
  root.querySelector("[data-since]").textContent = conversation.messages[0].on;
  for (const [index, control] of root.querySelectorAll("textarea").entries()) {
    control.id = `reply-${conversation.id}-${index}`;
    control.closest("form").querySelector("label").htmlFor = control.id;
  }
  return { root, known };
}

/** From the side of who writes. */
function writer(section) {
  const { mine: place, key, name } = section.dataset;
  const threads = section.querySelector("[data-threads]");

  async function present() {
    const shown = [];
    const lost = [];
    for (const { id, identity } of kept.get(place) ?? []) {
      let conversation;
      try {
        conversation = { id, ...(await post(section, "Read", { id })) };
      } catch (problem) {
        if (problem.say !== "gone") throw problem;
        lost.push(id);
        continue;
      }
      const secret = await sign(identity);
      const { root } = await thread(section, conversation, [identity], false, secret);
      root.querySelector("[data-code]").textContent = `${id}.${identity}`;
      onSubmit(section, root.querySelector("[data-reply]"), async (form) => {
        const written = field(form, "text");
        if (!written.value.trim()) throw new Refused("empty");
        await post(section, "Write", {
          id,
          number: conversation.messages.length + 1,
          sealedText: await seal({ from: name, text: written.value, secret }, [key, conversation.replyTo]),
        });
        await present();
      });
      onSubmit(section, root.querySelector("[data-delete]"), async () => {
        await post(section, "Delete", { id });
        kept.set(place, (kept.get(place) ?? []).filter((one) => one.id !== id));
        await present();
      });
      shown.push(root);
    }
    // What the other side deleted is no longer there to open.
    if (lost.length > 0) kept.set(place, (kept.get(place) ?? []).filter((one) => !lost.includes(one.id)));
    threads.replaceChildren(...shown);
    threads.hidden = shown.length === 0;
  }

  const first = section.querySelector("[data-first]");
  if (first) first.hidden = false;
  onSubmit(section, first, async (form) => {
    const written = field(form, "text");
    if (!written.value.trim()) throw new Refused("empty");
    // The key of the conversation is kept before the message goes out: where the answer is lost, the same message is sent again.
    let pending = kept.get(place + "-pending");
    if (pending?.text !== written.value) {
      const identity = await generateX25519Identity();
      const replyTo = await identityToRecipient(identity);
      pending = { id: crypto.randomUUID(), identity, replyTo, text: written.value };
      pending.sealed = await seal({ from: name, text: written.value, secret: await sign(identity) }, [key, replyTo]);
      kept.set(place + "-pending", pending);
    }
    const { id, identity, replyTo, sealed } = pending;
    await post(section, "Open", { id, key, replyTo, sealedText: sealed, tell: field(form, "tell").checked });
    kept.set(place, [{ id, identity }, ...(kept.get(place) ?? []).filter((one) => one.id !== id)]);
    kept.forget(place + "-pending");
    written.value = "";
    await present();
    show(section, "sent");
    section.querySelector('[data-say="sent"]').focus();
  });
  const elsewhere = section.querySelector("[data-open]");
  onSubmit(section, elsewhere, async (form) => {
    const written = field(form, "code");
    const [, id, identity] = /^\s*([0-9a-f-]{36})\.(AGE-SECRET-KEY-1[0-9A-Z]{58})\s*$/i.exec(written.value) ?? [];
    if (!id) throw new Refused("code");
    await post(section, "Read", { id });
    kept.set(place, [{ id, identity: identity.toUpperCase() }, ...(kept.get(place) ?? []).filter((one) => one.id !== id)]);
    written.value = "";
    await present();
  });
  const pending = kept.get(place + "-pending");
  if (pending && first) field(first, "text").value = pending.text;
  return present();
}

/** The Mediator's own room. */
function mediator(section) {
  const { mine: place, key: published, name } = section.dataset;
  const threads = section.querySelector("[data-threads]");
  const step = (which) => {
    for (const one of section.querySelectorAll("[data-step]")) one.hidden = !one.dataset.step.split(" ").includes(which);
  };
  let identities = [];

  async function keep(passphrase) {
    const age = new Encrypter();
    age.setPassphrase(passphrase);
    kept.set(place, text(await age.encrypt(identities.join("\n"))));
  }

  async function present() {
    const { conversations } = await post(section, "List", {});
    const shown = [];
    for (const conversation of conversations) {
      const { root, known } = await thread(section, conversation, identities, true, null);
      onSubmit(section, root.querySelector("[data-reply]"), async (form) => {
        const written = field(form, "text");
        if (!written.value.trim()) throw new Refused("empty");
        const own = await identityToRecipient(identities[0]);
        await post(section, "Answer", {
          id: conversation.id,
          number: conversation.messages.length + 1,
          sealedText: await seal({ from: name, text: written.value, secret: known }, [own, conversation.replyTo]),
        });
        await present();
      });
      onSubmit(section, root.querySelector("[data-delete]"), async () => {
        await post(section, "Delete", { id: conversation.id });
        await present();
      });
      root.querySelector("[data-waits]").hidden = conversation.messages.at(-1).fromMediator;
      shown.push(root);
    }
    threads.replaceChildren(...shown);
    section.querySelector("[data-none]").hidden = shown.length > 0;
    step("open");
  }

  const passphrase = (form) => {
    const { value } = field(form, "passphrase");
    if (value.length < 12) throw new Refused("short");
    return value;
  };

  /** A secret key is its 32 bytes in bech32; Fairway's share is those XOR the printed ones. */
  const secretOf = (identity) => bech32.decodeToBytes(identity.toLowerCase(), 128).bytes;
  const identityOf = (secret) => bech32.encodeFromBytes("age-secret-key-", secret).toUpperCase();

  onSubmit(section, section.querySelector("[data-make]"), async (form) => {
    const words = passphrase(form);
    const identity = await generateX25519Identity();
    const printed = crypto.getRandomValues(new Uint8Array(32));
    identities = [identity, ...identities];
    await keep(words);
    await post(section, "Publish", { recipient: await identityToRecipient(identity), share: text(xor(secretOf(identity), printed)) });
    section.querySelector("[data-share]").textContent = bech32.encodeFromBytes(SHARE, printed);
    form.reset();
    step("print");
    section.querySelector("[data-print]").focus();
  });
  section.querySelector("[data-print]").addEventListener("click", () => print());
  onSubmit(section, section.querySelector("[data-printed]"), async () => {
    section.querySelector("[data-share]").textContent = "";
    await present();
  });
  onSubmit(section, section.querySelector("[data-unlock]"), async (form) => {
    const age = new Decrypter();
    age.addPassphrase(field(form, "passphrase").value);
    try {
      identities = (await age.decrypt(bytes(kept.get(place)), "text")).split("\n");
    } catch {
      throw new Refused("locked");
    }
    form.reset();
    await present();
  });
  onSubmit(section, section.querySelector("[data-recover]"), async (form) => {
    const words = passphrase(form);
    let printed;
    try {
      ({ bytes: printed } = bech32.decodeToBytes(field(form, "share").value.replace(/\s/g, "").toLowerCase(), 128));
    } catch {
      throw new Refused("share");
    }
    const found = [];
    for (const { recipient, share } of (await post(section, "Keys", {})).keys) {
      const identity = identityOf(xor(bytes(share), printed));
      if ((await identityToRecipient(identity)) === recipient) found.push(identity);
    }
    if (found.length === 0) throw new Refused("share");
    identities = [...new Set([...found, ...identities])];
    await keep(words);
    form.reset();
    await present();
  });
  section.querySelector("[data-again]").addEventListener("click", () => step("lost"));
  step(published ? (kept.get(place) ? "locked" : "lost") : "none");
  return Promise.resolve();
}

for (const section of document.querySelectorAll("[data-mediator]")) {
  section.hidden = false;
  if (!(globalThis.crypto?.subtle && globalThis.localStorage)) {
    show(section, "old");
    continue;
  }
  (section.dataset.mediator === "room" ? mediator : writer)(section).catch((problem) => show(section, problem.say ?? "failed", problem.sentence));
}
