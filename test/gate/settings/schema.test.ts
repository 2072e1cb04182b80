import Ajv from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { catalogue } from "../../../policies/catalogue";
import { settingsSchema } from "../../../gate/settings/content";
import { settingsIn } from "./files";

const root = join(__dirname, "..", "..", "..");
const published: unknown = JSON.parse(readFileSync(join(root, "settings.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true }).compile(object(published));
const fits = (text: string): boolean => validate(parse(text) ?? {}) === true;

function object(value: unknown): object {
    if (typeof value !== "object" || value === null) throw new TypeError("no object");
    return value;
}

/** The settings that the page shows, without what follows. */
const page = readFileSync(join(root, "docs/settings.md"), "utf8");
const shown = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text);

test("the schema is what the reader checks, and the package publishes it", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(settingsSchema(catalogue))));
    expect(JSON.parse(readFileSync(join(root, "package.json"), "utf8"))).toMatchObject({
        exports: { "./settings.schema.json": "./settings.schema.json" },
        files: expect.arrayContaining(["settings.schema.json"]),
    });
});

test("every key has a description", () => {
    expect(undescribed(published, "")).toEqual([]);
});

test.each(shown)("what the page shows is read, and fits the schema: %#", (text) => {
    expect(settingsIn(text).problems).toEqual([]);
    expect(fits(text)).toBe(true);
});

test("the page shows settings", () => {
    expect(shown.length).toBeGreaterThan(1);
});

test.each([
    ["application: shop", true],
    ["", true],
    ["environments: [{ name: a, stacks: [a], profile: { exposure: public, data: internal, criticality: low } }]", true],
    ["policies: { multiple-instances: { minimum: 2, enforcement: advisory } }", true],
    ["waivers: [{ policy: multiple-instances, resource: a, reason: b, owner: c, expires: 2027-03-01 }]", true],
    ["break-glass: { reason: a, owner: b, until: 2027-03-01 }", true],
    ["aplication: shop", false],
    ["environments: [{ name: a }]", false],
    ["environments: [{ name: a, stacks: [a], stage: golive }]", false],
    ["environments: [{ name: a, stacks: [a], profile: { exposure: public } }]", false],
    ["policies: { multiple-instances: { minimum: 0 } }", false],
    ["policies: { multiple-instances: { minimun: 2 } }", false],
    ["policies: { multiple-instances: off }", false],
    ["waivers: [{ policy: multiple-instances, resource: a, owner: c, expires: 2027-03-01 }]", false],
    ["owner: 7", false],
])("the schema and the reader agree on %s", (text, valid) => {
    expect(fits(text)).toBe(valid);
    expect(settingsIn(text).problems.length === 0).toBe(valid);
});

function undescribed(schema: unknown, path: string): readonly string[] {
    if (typeof schema !== "object" || schema === null || !("properties" in schema)) return [];
    return Object.entries(object(schema.properties)).flatMap(([key, one]: [string, unknown]) => {
        const described = typeof one === "object" && one !== null && "description" in one;
        const items = typeof one === "object" && one !== null && "items" in one ? one.items : undefined;
        return [...(described ? [] : [`${path}.${key}`]), ...undescribed(one, `${path}.${key}`), ...undescribed(items, `${path}.${key}`)];
    });
}
