// Starts a reader: `npm run new-reader <vocabulary> <service> <type> [<Azure's type>] [<facet>...] [amends:<facet>...]` writes the reader, its row in
// the coverage data and cases of the policies that judge these facets. All of it compiles, and the cases fail until they are filled in.
// Of several in a row the last derives for all of them: `--no-derive` on the others.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { loadSource, root } from "./load-source.mjs";

const { catalogue } = loadSource("policies/catalogue");
const VOCABULARIES = {
    aws: { spelling: /^aws_[a-z0-9_]+$/, example: "aws msk aws_msk_cluster logs watched" },
    "azure-native": {
        spelling: /^azure-native:[a-z0-9]+:[A-Z]\w*$/,
        example: "azure-native redis azure-native:redis:Redis Microsoft.Cache/redis logs",
    },
    azurerm: { spelling: /^azurerm_[a-z0-9_]+$/, example: "azurerm redis azurerm_redis_cache Microsoft.Cache/redis logs" },
};

const derives = !process.argv.includes("--no-derive");
const [vocabulary, service, type, ...rest] = process.argv.slice(2).filter((word) => word !== "--no-derive");
const facets = rest.filter((word) => !/^(aws:|amends:|Microsoft\.)/.test(word));
const amends = rest.filter((word) => word.startsWith("amends:")).map((word) => word.slice("amends:".length));
const azures = rest.find((word) => word.startsWith("Microsoft."));
const pulumi = vocabulary === "aws" ? (rest.find((word) => word.startsWith("aws:")) ?? knownPulumiType(type)) : undefined;
const problem = problemWith();
if (problem !== undefined) {
    console.error(`new-reader: ${problem}`);
    console.error(`usage: npm run new-reader <vocabulary> <service> <type> [<Azure's type>] [<facet>...] [amends:<facet>...], for example`);
    for (const { example } of Object.values(VOCABULARIES)) console.error(`    npm run new-reader ${example}`);
    process.exit(2);
}

const types = pulumi === undefined ? [type] : [type, pulumi];
const sdk = sdkOf(pulumi ?? type);
const file = `readers/${vocabulary}/${service}.ts`;
const constant = constantOf();
const ownComponent = facets.length > 0 || amends.length === 0;
const fragment = template("reader")
    .replaceAll("<constant>", constant)
    .replaceAll("<args>", sdk.args)
    .replace("<canonical>", azures === undefined ? "" : `canonical: ${JSON.stringify(azures)},`)
    .replace("<types>", types.map((one) => JSON.stringify(one)).join(", "))
    .replace("<facets>", `facets: [${facets.map((facet) => JSON.stringify(facet)).join(", ")}],`)
    .replace("<metrics>", facets.includes("watched") ? metrics() : "")
    .replace("<amends>", amends.length > 0 ? `amends: ${JSON.stringify(amends)},` : "")
    .replace("<subject>", ownComponent ? "_, subject" : "")
    .replace("<component>", ownComponent ? componentOf() : "")
    .replace("<amendments>", amends.map((facet) => `// FILL IN amend(p.to(the property that names it), "${facet}", what changes).`).join("\n"))
    // Where there is nothing to say.
    .replace(/\n\s*(?=\n)/g, "");

await writeReader();
await writeRow();
const tables = [];
for (const facet of new Set([...facets, ...amends])) {
    // One policy of several that judge a facet is enough for the test of coverage, and not each of them can be violated by every type.
    const policy = catalogue.find(({ judges }) => judges === facet);
    if (policy !== undefined) await writeCases(policy);
}
if (derives && spawnSync(process.execPath, [join(root, "tools", "derive.mjs")], { stdio: ["ignore", "inherit", "inherit"] }).status !== 0)
    process.exit(1);

console.log(`
Next, at each FILL IN:
  1. ${file}: what it is called, by which properties others name it, and each facet, with the provider's default and its source.
     Run npm run derive when it reads other properties: it looks up what Terraform calls them, and says which it cannot find.
  2. Cases, one that passes and one that violates for each facet and spelling: ${tables.length > 0 ? tables.map((table) => `npx jest ${table}`).join(", ") : "in the tables of the policies that judge its facets"}
  3. readers/${vocabulary}/types.ts: what else the type could tell, and what it could change on others.
  4. npx jest test/readers, and what it finds in the examples: npx jest test/examples
  5. A line in CHANGELOG.md; then npm run format, npm run lint and npm test.`);

async function writeReader() {
    const imported = `import type { ${sdk.args} } from "${sdk.module}";\n`;
    const before = existsSync(join(root, file)) ? read(file) : undefined;
    if (before === undefined)
        await write(
            file,
            `/** FILL IN the name of the service, and what of it is read. */\n\n${imported}import { reader } from "../reader";\n\n${fragment}`,
        );
    else await write(file, `${before.replace(/^(?=import )/m, imported)}\n${fragment}`);
}

/** A line of the coverage data, which is tagged with what the reader answers. */
async function writeRow() {
    const lines = `readers/${vocabulary}/types.ts`;
    const before = read(lines);
    const line = before.split("\n").find((one) => one.startsWith(`${types.join(" ")} |`));
    if (line === undefined) {
        const row = `${types.join(" ")} | ${facets.join(" ") || "nothing"} | ${amends.join(" ") || "anything"}`;
        const heading = before.split("\n").find((one) => one.startsWith("# ") && plain(one) === plain(service));
        if (heading !== undefined) return write(lines, before.replace(`${heading}\n`, `${heading}\n${row}\n`));
        return write(lines, before.replace(/\n`\);\s*$/, `\n\n# ${service}\n${row}\n\`);\n`));
    }
    const [spellings, tells = "", changes] = line.split(" | ");
    const tagged = (words, added) => [...new Set([...words.split(" ").filter((word) => word !== "nothing"), ...added])].join(" ") || "nothing";
    const columns = [
        spellings,
        tagged(tells, facets),
        ...(changes === undefined ? [] : [changes === "anything" ? changes : tagged(changes, amends)]),
    ];
    return write(lines, before.replace(line, columns.join(" | ")));
}

/** A case that passes and one that violates, at the end of their lists. */
async function writeCases({ area, name }) {
    const table = `test/policies/${area}/${name}.test.ts`;
    const text = read(table);
    const made = { aws: ["pulumiAws", "terraform"], "azure-native": ["azureNative", "azureNative"], azurerm: ["terraform", "terraform"] }[vocabulary];
    const stack = (helper) => {
        const written = { pulumiAws: pulumi?.slice("aws:".length), azureNative: type.slice("azure-native:".length), terraform: type }[helper];
        return `[${helper}(${JSON.stringify(written)}, "it", {})]`;
    };
    const passes = `{ title: "FILL IN why ${type} passes", stack: ${stack(made[0])} },`;
    const violates = `{ title: "FILL IN why ${type} violates", stack: ${stack(made[1])}, findings: [{ resource: "it", message: "FILL IN the exact message.", fix: "FILL IN the exact fix." }] },`;
    const filled = inserted(inserted(text, "violations", passes), "undecided", violates);
    await write(table, withImports(filled, made));
    tables.push(table);
}

/** At the end of the list before the one of this name. */
function inserted(text, next, entry) {
    const at = text.lastIndexOf("\n    ],\n", text.indexOf(`\n    ${next}: [\n`));
    return `${text.slice(0, at)}\n${entry}${text.slice(at)}`;
}

function withImports(text, names) {
    return text.replace(/import \{([^}]*)\} from "\.\.\/stack";/, (statement, list) => {
        const missing = [...new Set(names)].filter((name) => !new RegExp(`\\b${name}\\b`).test(list));
        return missing.length > 0 ? `import {${list.trimEnd().replace(/,$/, "")}, ${missing.join(", ")} } from "../stack";` : statement;
    });
}

function problemWith() {
    const known = VOCABULARIES[vocabulary];
    if (known === undefined)
        return vocabulary === undefined
            ? "a vocabulary, a service and a type are needed"
            : `${vocabulary} is not one of ${Object.keys(VOCABULARIES).join(", ")}`;
    if (service === undefined || type === undefined) return "a vocabulary, a service and a type are needed";
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(service)) return `${service} is not in kebab-case`;
    if (!known.spelling.test(type)) return `${type} is not spelled as ${vocabulary} spells its types`;
    if (["aws", "azurerm"].includes(vocabulary) && !loadSource("tools/terraform-schema").schemaOf(type))
        return `the installed bindings have no type ${type}`;
    if (vocabulary === "aws" && pulumi === undefined)
        return `which type of Pulumi's is ${type}? Name it after the type: aws:<module>/<resource>:<Resource>`;
    if (vocabulary !== "aws" && azures === undefined)
        return `what does Azure call ${type} in its resource ids? Name it after the type: Microsoft.<Provider>/<types>`;
    if (
        !existsSync(join(root, "node_modules", `${sdkOf(pulumi ?? type).module}.d.ts`)) &&
        !existsSync(join(root, "node_modules", sdkOf(pulumi ?? type).module))
    )
        return `the installed SDK has no type ${pulumi ?? type}`;
    const readers = ["aws", "azure-native", "azurerm"].flatMap((folder) => Object.values(loadSource(`readers/${folder}/readers`)).flat());
    if (readers.some((reader) => reader.types.includes(type))) return `there is a reader of ${type} already`;
    const odd = [...facets, ...amends].find((facet) => !facetNames().includes(facet));
    return odd === undefined ? undefined : `${odd} is not a facet: ${facetNames().join(", ")}`;
}

/** As the coverage data pairs them, or as the SDK has it under the same words: `aws_opensearch_domain` is `aws:opensearch/domain:Domain`. */
function knownPulumiType(terraformType) {
    const [, paired] = new RegExp(`^${terraformType} (aws:\\S+)`, "m").exec(read("readers/aws/types.ts")) ?? [];
    if (paired !== undefined) return paired;
    const sdkFolder = join(root, "node_modules", "@pulumi", "aws");
    const words = String(terraformType).replace(/^aws_/, "").replaceAll("_", "");
    for (const module of readdirSync(sdkFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && words.startsWith(entry.name))) {
        const found = readdirSync(join(sdkFolder, module.name)).find(
            (name) => name.endsWith(".d.ts") && `${module.name}${name.slice(0, -5)}`.toLowerCase() === words,
        );
        if (found !== undefined) return `aws:${module.name}/${found.slice(0, -5)}:${found[0].toUpperCase()}${found.slice(1, -5)}`;
    }
    return undefined;
}

/** Where the SDK has the type of the properties. */
function sdkOf(spelling) {
    const [, module, path] = spelling.split(":").length === 3 ? spelling.split(":") : [];
    if (spelling.startsWith("aws:")) return { module: `@pulumi/aws/${module}`, args: `${path}Args` };
    if (spelling.startsWith("azure-native:")) {
        const name = path.replace(/^[A-Z]+/, (capitals) => capitals.toLowerCase());
        return { module: `@pulumi/azure-native/${module}/${name}`, args: `${path}Args` };
    }
    const words = spelling.replace(/^azurerm_/, "").split("_");
    return { module: `@cdktf/provider-azurerm/lib/${words.join("-")}`, args: `${words.map(capital).join("")}Config` };
}

function constantOf() {
    const words = type.startsWith("azure-native:") ? [type.split(":")[2]] : type.split("_").slice(1);
    const [first, ...others] = words;
    return `${first[0].toLowerCase()}${first.slice(1)}${others.map(capital).join("")}`;
}

/** A heading or a service without what only tells them apart in writing: `# OpenSearch`, `opensearch`, `open-search`. */
function plain(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function componentOf() {
    const filled = facets.map((facet) => `// FILL IN ${facet}, as architecture/facets/ describes it.`);
    return `subject.component("FILL IN the noun of messages", {\n${filled.join("\n")}\n}),`;
}

function metrics() {
    const namespace = azures ?? "FILL IN the namespace of its metrics";
    const dimensions = vocabulary === "aws" ? ', dimensions: { "FILL IN the dimension that names it": {} }' : "";
    return `metrics: { namespaces: [${JSON.stringify(namespace)}]${dimensions} },`;
}

function facetNames() {
    const folder = join(root, "architecture", "facets");
    return readdirSync(folder).flatMap((name) =>
        [...readFileSync(join(folder, name), "utf8").matchAll(/^ {8}readonly (\w+):/gm)].map(([, facet]) => facet),
    );
}

function capital(word) {
    return `${word[0].toUpperCase()}${word.slice(1)}`;
}

function template(name) {
    return readFileSync(join(root, "tools", "templates", `${name}.template`), "utf8");
}

function read(path) {
    return readFileSync(join(root, path), "utf8");
}

async function write(path, text) {
    const whole = join(root, path);
    const formatted = await format(text, { ...(await resolveConfig(whole)), filepath: whole });
    if (existsSync(whole) && readFileSync(whole, "utf8") === formatted) return;
    writeFileSync(whole, formatted);
    console.log(`wrote ${path}`);
}
