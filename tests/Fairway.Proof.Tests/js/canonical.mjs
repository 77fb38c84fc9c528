// Reads one JSON text a line (itself written as a JSON string), writes its canonical form by `canonicalize` in the same way.
import canonicalize from "canonicalize";
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(canonicalize(JSON.parse(JSON.parse(line)))) + "\n");
}
