// Writes what is derived from other files: the lists of readers and of policies, docs/coverage.md, and parts of the README and of the policies' pages.
// `--check` only says what is stale.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { loadSource, root } from "./load-source.mjs";

const check = process.argv.includes("--check");
let stale = 0;

function write(path, content) {
    const file = join(root, path);
    let before = "";
    try {
        before = readFileSync(file, "utf8");
    } catch {
        // A new file.
    }
    if (before === content) return;
    stale += 1;
    if (check) console.error(`${path} is stale: npm run derive`);
    else {
        writeFileSync(file, content);
        console.error(`wrote ${path}`);
    }
}

function sources(folder) {
    return readdirSync(join(root, folder))
        .filter((name) => name.endsWith(".ts"))
        .sort()
        .map((name) => ({ name: basename(name, ".ts"), text: readFileSync(join(root, folder, name), "utf8") }));
}

for (const [folder, constant] of [
    ["aws", "aws"],
    ["azure-native", "azureNative"],
    ["azurerm", "azurerm"],
]) {
    const files = sources(`readers/${folder}`)
        .filter(({ name }) => name !== "readers" && name !== "types")
        .map(({ name, text }) => ({ name, readers: [...text.matchAll(/^export const (\w+) = reader</gm)].map((match) => match[1]).sort() }))
        .filter(({ readers }) => readers.length > 0);
    const imports = files.map(({ name, readers }) => `import { ${readers.join(", ")} } from "./${name}";`);
    // The sources are loaded without the check of their types, so that a new reader may name what is not derived yet.
    const canonical = files.flatMap(({ name, readers }) => readers.map((reader) => loadSource(`readers/${folder}/${name}`)[reader].canonical));
    await writeModule(
        `readers/${folder}/readers.ts`,
        `/** The readers of this vocabulary. Derived from the files of this folder: \`npm run derive\`. */

import type { AnyReader } from "../reader";
${imports.join("\n")}

/** What pointers and components may name. */
declare module "../../architecture/component" {
    interface CanonicalTypes {
${[...new Set(canonical)]
    .sort()
    .map((type) => `        readonly ${JSON.stringify(type)}: true;`)
    .join("\n")}
    }
}

export const ${constant}Readers: readonly AnyReader[] = [
${files.flatMap(({ readers }) => readers.map((reader) => `    ${reader},`)).join("\n")}
];
`,
    );
}

await writeTerraformNames();
await writeTerraformBlocks();

const policies = ["security", "scalability", "devops", "observability", "governance"].flatMap((area) => {
    try {
        return sources(`policies/${area}`).map(({ name, text }) => ({
            path: `./${area}/${name}`,
            constant: /^export const (\w+) = definePolicy/m.exec(text)?.[1],
        }));
    } catch {
        return [];
    }
});
await writeModule(
    "policies/catalogue.ts",
    `/** All policies, in the guide's order. Derived from the files of the area folders: \`npm run derive\`. */

${policies.map(({ path, constant }) => `import { ${constant} } from "${path}";`).join("\n")}
import type { Policy } from "./policy";

export const catalogue: readonly Policy[] = [
${policies.map(({ constant }) => `    ${constant},`).join("\n")}
];
`,
);

const { catalogue } = loadSource("policies/catalogue");
const { enforcementOf, levelIn, stageOf } = loadSource("policies/enforcement");
const { wants, optionsIn } = loadSource("policies/options");
const { presets, presetNames } = loadSource("policies/profile");
// Not before the lists of readers are written.
const { coveragePage, judgedBy } = await import("./coverage.mjs");
const frameworks = { soc2: "SOC 2", "pci-dss": "PCI DSS" };

for (const policy of catalogue) {
    await writeParts(`docs/policies/${policy.name}.md`, { policy: facts(policy), judged: judgedBy(policy), options: options(policy) });
}
write("docs/coverage.md", `${coveragePage(catalogue)}\n`);
await writeParts("docs/settings.md", { presets: presetTable(), profiles: profileTable() });
await writeJson("settings.schema.json", loadSource("gate/settings/content").settingsSchema(catalogue));
await writeParts("README.md", {
    policies: table(
        ["Policy", "Area", "Severity", "What it asks for"],
        catalogue.map(({ name, area, severity, title }) => [`[${name}](docs/policies/${name}.md)`, area, severity, `${title}.`]),
    ),
});

if (check && stale > 0) process.exit(1);

/** Readers are run without what is derived here, so that a stale table changes nothing. */
async function writeTerraformNames() {
    const { terraformNames, sourcesIn } = loadSource("tools/terraform-names");
    const found = ["aws", "azurerm"].map((folder) =>
        terraformNames(loadSource(`readers/${folder}/readers`)[`${folder}Readers`], sourcesIn(join(root, "readers", folder))),
    );
    for (const problem of found.flatMap(({ problems }) => problems)) {
        stale += 1;
        console.error(problem);
    }
    const entry = ([key, name]) => `${key}: ${JSON.stringify(name)}`;
    const types = found.flatMap(({ names }) => [...names]).map(([type, names]) => `    ${type}: { ${[...names].map(entry).join(", ")} },`);
    await writeModule(
        "readers/terraform-names.ts",
        `/** Keys of the SDKs that Terraform does not call by their snake_case, by type. Derived from the installed bindings: \`npm run derive\`. */

export const terraformNames: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
${types.join("\n")}
};
`,
    );
}

async function writeTerraformBlocks() {
    const { blocksOf } = loadSource("tools/terraform-schema");
    const types = ["aws", "azurerm"].flatMap((folder) =>
        loadSource(`readers/${folder}/readers`)[`${folder}Readers`].flatMap((reader) => reader.types),
    );
    const entries = [...new Set(types)].sort().flatMap((type) => {
        const blocks = blocksOf(type);
        return blocks === undefined ? [] : [`    ${type}: ${JSON.stringify(blocks.join(" "))},`];
    });
    await writeModule(
        "readers/terraform-blocks.ts",
        `/** What is written as a block, not with \`=\`, at any depth of a type that is read. Derived from the installed bindings: \`npm run derive\`. */

export const terraformBlocks: Readonly<Partial<Record<string, string>>> = {
${entries.join("\n")}
};
`,
    );
}

function presetTable() {
    return table(
        ["Preset", "Exposure", "Data", "Criticality"],
        presetNames.map((name) => [`\`${name}\``, presets[name].exposure, presets[name].data, presets[name].criticality]),
    );
}

/** What each preset makes of each policy, with the options that it sets. */
function profileTable() {
    return table(
        ["Policy", "Severity", "Enforced from stage", ...presetNames.map((name) => `\`${name}\``)],
        catalogue.map((policy) => [
            `[${policy.name}](policies/${policy.name}.md)`,
            policy.severity,
            `\`${stageOf[policy.area]}\``,
            ...presetNames.map((name) => {
                const set = Object.entries(optionsIn(policy.options, presets[name])).map(([key, value]) => `, \`${key}: ${value}\``);
                return `${levelIn(policy, presets[name], "go-live").enforcement}${set.join("")}`;
            }),
        ]),
    );
}

async function writeJson(path, value) {
    const options = await resolveConfig(join(root, path));
    write(path, await format(JSON.stringify(value), { ...options, filepath: path }));
}

function facts({ severity, area, items, controls }) {
    const cited = Object.entries(controls).map(([framework, ids]) => `${frameworks[framework] ?? framework} ${ids.join(", ")}`);
    return [
        `Severity: ${severity}, ${enforcementOf(severity)} by default.`,
        `Area: ${area}.`,
        `Checklist: ${items.join(", ")}.`,
        ...(cited.length > 0 ? [`Controls: ${cited.join("; ")}.`] : []),
    ].join(" ");
}

function options(policy) {
    const rows = Object.entries(policy.options).map(([name, option]) => {
        return [`\`${name}\``, wants(option), `\`${JSON.stringify(option.default)}\``, option.describe];
    });
    return rows.length > 0 ? table(["Option", "Value", "Default", "Meaning"], rows) : "None.";
}

function table(head, rows) {
    return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

async function writeModule(path, source) {
    write(path, await formatted(path, source));
}

/** As `npm run format` leaves it. */
async function formatted(path, text) {
    const file = join(root, path);
    return await format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** Fills each `<!-- derived: name -->` ... `<!-- /derived -->` of a document. A document that is not there yet is the tests' business. */
async function writeParts(path, parts) {
    const file = join(root, path);
    if (!existsSync(file)) return;
    let text = readFileSync(file, "utf8");
    for (const [name, part] of Object.entries(parts)) {
        const [begin, end] = [`<!-- derived: ${name} -->`, "<!-- /derived -->"];
        const from = text.indexOf(begin);
        const to = text.indexOf(end, from);
        if (from < 0 || to < 0) {
            stale += 1;
            console.error(`${path} has no ${begin} ... ${end}`);
            continue;
        }
        text = `${text.slice(0, from)}${begin}\n\n${await formatted(path, part)}\n${text.slice(to)}`;
    }
    write(path, text);
}
