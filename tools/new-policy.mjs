// Starts a policy: `npm run new-policy <area> <name>` writes its three files from templates. They compile, and fail the tests until they are filled in.
// Of several in a row the last derives for all of them: `--no-derive` on the others.
// With `--property <facet>` or `--threshold <facet>` it also writes the facet of a policy that compares one property with a value or a number.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadSource, root } from "./load-source.mjs";

const { areas } = loadSource("policies/policy");
const { catalogue } = loadSource("policies/catalogue");

const derives = !process.argv.includes("--no-derive");
const [area, name, form, facet, ...rest] = process.argv.slice(2).filter((word) => word !== "--no-derive");
const problem = problemWith(area, name, form, facet, rest);
if (problem !== undefined) {
    console.error(`new-policy: ${problem}`);
    console.error(
        `usage: npm run new-policy <area> <name> [-- --property <facet> | -- --threshold <facet>], where the area is one of ${areas.join(", ")}`,
    );
    process.exit(2);
}

const kind = form?.slice(2);
const facetFile = facet === undefined ? undefined : `architecture/facets/${kebab(facet)}.ts`;
const files = {
    ...(facetFile === undefined ? {} : { [`${kind}-facet`]: facetFile }),
    [kind === undefined ? "policy" : `${kind}-policy`]: `policies/${area}/${name}.ts`,
    cases: `test/policies/${area}/${name}.test.ts`,
    page: `docs/policies/${name}.md`,
};
const existing = Object.values(files).filter((file) => existsSync(join(root, file)));
if (existing.length > 0) {
    console.error(`new-policy: ${existing.join(", ")} is there already`);
    process.exit(2);
}

const constant = name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
for (const [template, file] of Object.entries(files)) {
    const text = readFileSync(join(root, "tools", "templates", `${template}.template`), "utf8");
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(
        join(root, file),
        text
            .replaceAll("<name>", name)
            .replaceAll("<area>", area)
            .replaceAll("<constant>", constant)
            .replaceAll("<facet>", facet ?? ""),
    );
    console.log(`wrote ${file}`);
}
if (derives && spawnSync(process.execPath, [join(root, "tools", "derive.mjs")], { stdio: ["ignore", "inherit", "inherit"] }).status !== 0)
    process.exit(1);

const policyFile = `policies/${area}/${name}.ts`;
console.log(`
Next, at each FILL IN:
  1. ${policyFile}: title, severity, checklist items, and the facet that it judges.
     ${facetFile === undefined ? "A question that no facet answers yet needs one: a file in architecture/facets/" : `${facetFile}: what it tells`}, and readers that fill it (CONTRIBUTING.md).
  2. ${files.cases}: npx jest ${files.cases}
  3. ${files.page}: npx jest test/docs
  4. What it finds in the examples: their expected.yaml, npx jest test/examples; of a blocker, also test/cli, test/cdktf-validators and test/e2e
  5. A line in CHANGELOG.md; then npm run format, npm run lint and npm test.`);

function kebab(camel) {
    return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function problemWith(area, name, form, facet, rest) {
    if (area === undefined || name === undefined || rest.length > 0) return "an area and a name are needed";
    if (form !== undefined && form !== "--property" && form !== "--threshold") return "an area and a name are needed";
    if (form !== undefined && !/^[a-z][A-Za-z0-9]*$/.test(facet ?? "")) return `${form} takes the facet's name in camelCase`;
    if (!areas.includes(area)) return `${area} is not an area`;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return `${name} is not in kebab-case`;
    const unwanted = name.split("-").find((word) => ["aws", "azure", "pulumi", "terraform", "cdktf", "check", "ensure"].includes(word));
    if (unwanted !== undefined) return `${name} holds "${unwanted}": name the thing, then the wanted state, for every cloud and tool`;
    if (catalogue.some((policy) => policy.name === name)) return `there is a policy ${name} already`;
    return undefined;
}
