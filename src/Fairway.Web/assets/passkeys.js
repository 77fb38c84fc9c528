// Passkeys: <form data-passkey="get|create" data-options="address">. The button asks the server for options, the browser for a passkey, and sends the form with what it
// gave in the field "Credential". Without this script, or where the browser has none, the form stays hidden and the other ways of signing in are there.

const words = (form) => form.querySelector("[data-said]");

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || !navigator.credentials) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.Credential.value) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fairway" } });
      if (!answer.ok) return say(form, (await answer.text()) || form.dataset.failed);
      const publicKey = read(await answer.json());
      const got = await navigator.credentials[form.dataset.passkey]({ publicKey });
      form.elements.Credential.value = JSON.stringify(write(got));
      form.requestSubmit();
    } catch {
      // The person put it away, the device has none, or the line is down.
      say(form, form.dataset.failed);
    } finally {
      button.disabled = false;
    }
  });
}

function say(form, text) {
  const place = words(form);
  place.textContent = text;
  place.hidden = false;
}

function bytes(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
}

function read(options) {
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
  };
}

// The shapes RegistrationResponseJSON and AuthenticationResponseJSON of WebAuthn, also for browsers whose credentials have no toJSON.
function write(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    parts.attestationObject = text(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  } else {
    parts.authenticatorData = text(response.authenticatorData);
    parts.signature = text(response.signature);
    if (response.userHandle) parts.userHandle = text(response.userHandle);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}
