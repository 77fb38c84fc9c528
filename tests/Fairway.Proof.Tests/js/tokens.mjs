// The browser's code as it is bundled, run by Node. Reads a JSON text { ask, … }, writes the answer as JSON; bytes are hex.
import { readFileSync } from "node:fs";

const bundle = readFileSync(new URL("../../../src/Fairway.Web/wwwroot/tokens.js", import.meta.url));
const { under } = await import(`data:text/javascript;base64,${bundle.toString("base64")}`);
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const bytes = (text) => new Uint8Array(Buffer.from(text, "hex"));

// The vectors prescribe what is otherwise random: these are given out in order instead.
async function withRandom(prescribed, act) {
  const random = crypto.getRandomValues;
  const rest = prescribed.map(bytes);
  crypto.getRandomValues = (into) => {
    const next = rest.shift();
    if (next?.length !== into.length) throw new Error(`${into.length} random bytes were not expected`);
    into.set(next);
    return into;
  };
  try {
    return await act();
  } finally {
    crypto.getRandomValues = random;
  }
}

const asks = {
  async vectors({ spki, message, vectors }) {
    const answers = [];
    for (const { name, prefix, salt, factor, blindSignature } of vectors) {
      const key = await under(bytes(spki), name);
      const prepared = await withRandom([prefix], () => key.prepare(bytes(message)));
      const { blindedMsg, inv } = await withRandom([salt, factor], () => key.blind(prepared));
      const signature = await key.finish(prepared, bytes(blindSignature), inv);
      answers.push({ blinded: hex(blindedMsg), inverse: hex(inv), signature: hex(signature) });
    }
    return answers;
  },
  async blind({ spki, count }) {
    const key = await under(bytes(spki));
    const answers = [];
    for (let i = 0; i < count; i++) {
      const prepared = key.message();
      const { blindedMsg, inv } = await key.blind(prepared);
      answers.push({ prepared: hex(prepared), blinded: hex(blindedMsg), inverse: hex(inv) });
    }
    return answers;
  },
  // Signatures of its own and of others; what was not signed is refused with null.
  async finish({ spki, tokens }) {
    const key = await under(bytes(spki));
    const answers = [];
    for (const { prepared, inverse, blindSignature } of tokens) {
      try {
        answers.push(hex(await key.finish(bytes(prepared), bytes(blindSignature), bytes(inverse))));
      } catch {
        answers.push(null);
      }
    }
    return answers;
  },
};

const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await asks[asked.ask](asked)));
