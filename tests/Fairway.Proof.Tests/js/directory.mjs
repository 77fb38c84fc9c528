// A directory that keeps users in step over SCIM, written with SCIMMY, which is somebody else's reading of RFC 7643 and 7644: it builds the requests, reads the
// answers, applies each patch and each filter to the source by itself, and what it expects is compared with what the server says.
import SCIMMY from "scimmy";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const { url, token, people, officials } = JSON.parse(readFileSync(0, "utf8"));
const enterprise = SCIMMY.Schemas.EnterpriseUser.id;
SCIMMY.Schemas.User.extend(SCIMMY.Schemas.EnterpriseUser, false);

async function ask(method, path, body, headers = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return { status: answer.status, body: text === "" ? undefined : JSON.parse(text), etag: answer.headers.get("etag") };
}

/** Eight at a time, as a directory's first synchronization does. */
async function each(items, act) {
  const left = [...[...items].entries()];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await act(next[1], next[0]);
  }));
}

const plain = (value) => JSON.parse(JSON.stringify(value));
const user = (said) => plain(new SCIMMY.Schemas.User({ schemas: [SCIMMY.Schemas.User.id, enterprise], ...said }, "in"));

/** What the server holds, page by page. */
async function held(query = "") {
  const all = [];
  for (let startIndex = 1; ; ) {
    const { body } = await ask("GET", `/Users?startIndex=${startIndex}&count=150${query}`);
    const page = new SCIMMY.Messages.ListResponse(body.Resources, { totalResults: body.totalResults, startIndex: 1, itemsPerPage: 1000 });
    for (const each of page.Resources) all.push(plain(new SCIMMY.Schemas.User(each, "out")));
    startIndex += body.itemsPerPage;
    if (startIndex > body.totalResults) return { total: body.totalResults, all };
  }
}

/** Attributes of the source that the server says otherwise. */
function differences(source, answers) {
  const found = new Map(answers.map((answer) => [answer.id, answer]));
  const wrong = [];
  for (const [id, said] of source) {
    const { schemas, meta, id: _, ...rest } = said;
    for (const [name, value] of Object.entries(rest)) {
      const other = found.get(id)?.[name];
      // Parts that the directory does not say, the server may know.
      const same = value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.entries(value).every(([part, of]) => isDeepStrictEqual(of, other?.[part]))
        : isDeepStrictEqual(value, other);
      if (!same) wrong.push({ id, name, said: value, held: other ?? null });
    }
  }
  return wrong;
}

const report = {};
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 100) / 10;
report.patch = (await ask("GET", "/ServiceProviderConfig")).body.patch.supported;
report.schemas = (await ask("GET", "/Schemas")).body.Resources.map((schema) => schema.id).sort();
const before = new Set((await held()).all.map((one) => one.id));
const ours = (answers) => answers.filter((one) => !before.has(one.id));

// In.
const source = new Map();
await each(Array.from({ length: people }, (_, i) => i), async (i) => {
  const official = officials[i];
  const said = user({
    externalId: `ext-${i}`,
    userName: `person.${i}@example.org`,
    name: { familyName: official?.familyName ?? `Familyé ${i}`, givenName: official?.givenName ?? `Given ${i}` },
    displayName: official ? `${official.givenName} ${official.familyName}` : `Given ${i} Familyé ${i}`,
    preferredLanguage: ["en", "fr-CH", "es"][i % 3],
    active: true,
    emails: [{ value: `person.${i}@example.org`, type: "work", primary: true }, { value: `p${i}@home.example`, type: "home" }],
    [enterprise]: official ? { employeeNumber: official.staffId } : { department: `Department ${i % 7}` },
  });
  const { status, body } = await ask("POST", "/Users", said);
  if (status !== 201) throw new Error(`made with ${status}`);
  source.set(body.id, said);
});
const first = await held();
report.in = { at: seconds(), total: first.total - before.size, differences: differences(source, ours(first.all)).slice(0, 3) };

// Changed once: everything is said anew.
await each(source, async ([id, said], i) => {
  const next = user({
    ...said,
    userName: said.userName.replace("person", "someone"),
    preferredLanguage: ["fr", "es", "en"][i % 3],
    active: i % 10 !== 0,
    emails: [{ value: `someone.${i}@example.org`, type: "work", primary: true }],
    [enterprise]: said[enterprise].employeeNumber ? said[enterprise] : { department: `Department ${i % 5}` },
  });
  await ask("PUT", `/Users/${id}`, next);
  source.set(id, next);
});
const second = await held();
report.once = { at: seconds(), total: second.total - before.size, differences: differences(source, ours(second.all)).slice(0, 3) };

// Changed twice: by patches, of which SCIMMY says itself what becomes of the source.
const patches = [
  (i) => [{ op: "replace", path: "active", value: i % 4 === 0 }],
  (i) => [{ op: "replace", path: 'emails[type eq "work"].value', value: `work.${i}@example.org` }, { op: "add", path: "emails", value: [{ value: `h${i}@home.example`, type: "home" }] }],
  (i) => [{ op: "replace", value: { preferredLanguage: "en-GB", externalId: `new-${i}` } }],
  (i) => [{ op: "remove", path: "preferredLanguage" }, { op: "replace", path: "userName", value: `renamed.${i}@example.org` }],
];
const etags = new Map(second.all.map((one) => [one.id, one.meta.version]));
await each(source, async ([id, said], i) => {
  const patch = new SCIMMY.Messages.PatchOp({ schemas: [SCIMMY.Messages.PatchOp.id], Operations: patches[i % 4](i) });
  const expected = plain((await patch.apply(new SCIMMY.Schemas.User({ ...said, id }, "out"))) ?? said);
  await ask("PATCH", `/Users/${id}`, plain(patch), { "if-match": etags.get(id) });
  source.set(id, expected);
});
const third = await held();
report.twice = { at: seconds(), total: third.total - before.size, differences: differences(source, ours(third.all)).slice(0, 3) };

// The same filters here and there.
const mine = ours(third.all);
report.filters = [];
for (const filter of [
  'userName eq "renamed.7@example.org"',
  "active eq false",
  'emails[type eq "home" and value sw "h1"]',
  'name.familyName co "é 99" or externalId sw "new-1"',
  'preferredLanguage pr and (userName ew "3@example.org" or userName sw "renamed.1")',
  'externalId pr and not (active eq true)',
]) {
  const expected = new SCIMMY.Types.Filter(filter).match(mine).map((one) => one.id).sort();
  const got = ours((await held("&filter=" + encodeURIComponent(filter))).all).map((one) => one.id).sort();
  report.filters.push({ filter, expected: expected.length, same: isDeepStrictEqual(expected, got) });
}

report.filtered = seconds();

// Out.
await each(source.keys(), async (id) => ask("DELETE", `/Users/${id}`));
report.out = (await held()).total - before.size;
process.stdout.write(JSON.stringify(report));
