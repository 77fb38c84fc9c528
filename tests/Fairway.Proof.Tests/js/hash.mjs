// Reads a JSON text, writes the SHA-256 of its canonical form by `canonicalize`: nothing of ours is in it.
import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

process.stdout.write(createHash("sha256").update(canonicalize(JSON.parse(readFileSync(0, "utf8"))), "utf8").digest("hex"));
