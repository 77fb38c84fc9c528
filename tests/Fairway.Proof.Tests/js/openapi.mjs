// Says what is wrong with a description in OpenAPI 3.1, and with answers that don't fit it: nothing where all is well. The description is held against the schema that the
// OpenAPI Initiative publishes, as @seriousme/openapi-schema-validator carries it; answers against the description, by Ajv.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const { document, answers } = JSON.parse(readFileSync(0, "utf8"));
const said = [];
const result = await new Validator().validate(structuredClone(document));
if (!result.valid) said.push("the document: " + JSON.stringify(result.errors));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat("int32", true).addFormat("int64", true);
ajv.addSchema({ $id: "https://fairway.example/document", ...document });
const pointer = (...parts) => "https://fairway.example/document#/" + parts.map((p) => encodeURIComponent(p.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
const patterns = Object.keys(document.paths).map((path) => [path, new RegExp("^" + path.replace(/\{[^}]+\}/g, "[^/]+") + "$")]);

for (const { verb, path: sent, status, type, body } of answers) {
  const path = decodeURI(new URL(sent, "https://fairway.example").pathname);
  const found = patterns.filter(([, pattern]) => pattern.test(path)).sort(([a], [b]) => a.split("{").length - b.split("{").length)[0];
  const operation = found && document.paths[found[0]][verb.toLowerCase()];
  // Of what is no endpoint the answer is a problem all the same.
  const response = operation?.responses[status];
  const where = `${verb} ${path} ${status}`;
  if (operation && !response) said.push(`${where} is not described`);
  if (status === 304) continue;
  const kind = status < 400 ? "application/json" : "application/problem+json";
  if (type !== kind) said.push(`${where} is ${type}`);
  if (operation && response && !response.content?.[kind]) said.push(`${where}: ${kind} is not described`);
  const schema = response?.content?.[kind]
    ? pointer("paths", found[0], verb.toLowerCase(), "responses", String(status), "content", kind, "schema")
    : pointer("components", "schemas", "ApiProblem");
  const check = ajv.compile({ $ref: schema });
  if (path !== "/api/v1/openapi.json" && !check(body)) said.push(`${where}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(body).slice(0, 300)}`);
}
console.log([...new Set(said)].slice(0, 20).join("\n"));
