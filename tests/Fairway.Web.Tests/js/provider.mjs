// A provider that people can sign in with in a browser: node provider.mjs PORT FAIRWAY. Whoever names themselves is believed.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [port, fairway] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  acrValues: ["two-factors"],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  clients: [
    {
      client_id: "fairway",
      client_secret: "a secret of this client, long enough for HMAC",
      redirect_uris: [`${fairway}account/sign-on/hq/back`],
      post_logout_redirect_uris: [`${fairway}account/sign-in?out=true`],
      backchannel_logout_uri: `${fairway}account/sign-on/hq/logout`,
      backchannel_logout_session_required: true,
    },
  ],
  cookies: { keys: ["of this run alone"] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  // Its own one refuses addresses of this machine.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true }),
  }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email");
    await grant.save();
    return grant;
  },
});

provider.on("backchannel.error", (_, error) => console.error(error));
provider.on("server_error", (_, error) => console.error(error));

const form = `<!doctype html><html lang="en"><title>Headquarters</title><h1>Headquarters</h1><form method="post">
<label>Name <input name="login" required></label> <label><input type="checkbox" name="factor" value="yes"> With a key</label>
<button>Continue</button></form>`;

async function interact(request, response) {
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(form);
    return;
  }
  let body = "";
  for await (const part of request) {
    body += part;
  }
  const typed = new URLSearchParams(body);
  const login = { accountId: typed.get("login"), ...(typed.get("factor") && { acr: "two-factors" }) };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

const callback = provider.callback();
createServer((request, response) => {
  if (request.url.startsWith("/interaction/")) {
    interact(request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  } else {
    callback(request, response);
  }
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
