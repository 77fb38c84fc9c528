// Blind tokens in the browser: RFC 9474 by Cloudflare's library. What makes a token, hides it, and unhides what came back never leaves the
// machine; only `blinded` goes to Fairway, and only the message and its signature to the compiler.
import { BlindRSA, getSuiteByName } from "@cloudflare/blindrsa-ts";

// The variant that tokens are made with; the RFC's vectors name others.
const RANDOMIZED = "RSABSSA-SHA384-PSS-Randomized";

/** What can be done under one public key, given as SubjectPublicKeyInfo in bytes. */
export async function under(spki, variant = RANDOMIZED) {
  const suite = getSuiteByName(BlindRSA, variant);
  const key = await crypto.subtle.importKey("spki", spki, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  return {
    /** A new token's message: random, with the random prefix of the variant. */
    message: () => suite.prepare(crypto.getRandomValues(new Uint8Array(32))),
    prepare: (message) => suite.prepare(message),
    /** { blindedMsg, inv }: the first for the signer, the second to keep. */
    blind: (message) => suite.blind(key, message),
    /** The signature; an error where the signer did not sign what was asked for. */
    finish: (message, blindSignature, inv) => suite.finalize(key, message, blindSignature, inv),
    verify: (message, signature) => suite.verify(key, signature, message),
  };
}
