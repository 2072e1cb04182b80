// Writes the files that are derived from others: the lists of readers and of policies. `--check` only says whether they are stale.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
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
        .filter(({ name }) => name !== "readers" && name !== "carry-nothing")
        .map(({ name, text }) => ({ name, readers: [...text.matchAll(/^export const (\w+) = reader</gm)].map((match) => match[1]).sort() }))
        .filter(({ readers }) => readers.length > 0);
    const imports = files.map(({ name, readers }) => `import { ${readers.join(", ")} } from "./${name}";`);
    write(
        `readers/${folder}/readers.ts`,
        `/** The readers of this vocabulary. Derived from the files of this folder: \`npm run derive\`. */

import type { AnyReader } from "../reader";
${imports.join("\n")}

export const ${constant}Readers: readonly AnyReader[] = [
${files.flatMap(({ readers }) => readers.map((reader) => `    ${reader},`)).join("\n")}
];
`,
    );
}

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
write(
    "policies/catalogue.ts",
    `/** All policies, in the guide's order. Derived from the files of the area folders: \`npm run derive\`. */

${policies.map(({ path, constant }) => `import { ${constant} } from "${path}";`).join("\n")}
import type { Policy } from "./policy";

export const catalogue: readonly Policy[] = [
${policies.map(({ constant }) => `    ${constant},`).join("\n")}
];
`,
);

if (check && stale > 0) process.exit(1);
