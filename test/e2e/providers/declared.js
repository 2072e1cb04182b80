// What a provider's SDK declares about a resource type. The declarations say what the provider computes: an output that cannot be undefined and was
// not set comes from the cloud, so a preview cannot know it.
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { dirname, join } = require("node:path");

const read = new Map();

module.exports = { declared };

/** { outputs: Map(name -> TypeScript type), inputs: Set(name) }; both empty for a type or an SDK that is not there. */
function declared(sdk, type) {
    const key = `${sdk} ${type}`;
    const known = read.get(key) ?? parse(declarationOf(sdk, type));
    read.set(key, known);
    return known;
}

function parse(file) {
    const text = file === undefined ? "" : readFileSync(file, "utf8");
    // The class comes first; then the interfaces of state and of arguments.
    const argumentsAt = text.search(/^export interface \w+Args \{/m);
    return {
        outputs: new Map([...text.matchAll(/^ {4}readonly (\w+): pulumi\.Output<(.*)>;$/gm)].map(([, name, shape]) => [name, shape])),
        inputs: new Set(argumentsAt < 0 ? [] : [...text.slice(argumentsAt).matchAll(/^ {4}(\w+)\??: /gm)].map(([, name]) => name)),
    };
}

/** `aws:rds/instance:Instance` is rds/instance.d.ts; `azure-native:sql/v20230801:Server` is sql/server.d.ts, its SDK has one version of each. */
function declarationOf(sdk, type) {
    const root = sdkFolder(sdk);
    const [, module, name] = type.split(":");
    if (root === undefined || module === undefined || name === undefined) return undefined;
    const folder = join(root, module.split("/")[0] === "index" ? "" : module.split("/")[0]);
    if (!existsSync(folder)) return undefined;
    const wanted = `${name}.d.ts`.toLowerCase();
    const file = readdirSync(folder).find((entry) => entry.toLowerCase() === wanted);
    return file === undefined ? undefined : join(folder, file);
}

function sdkFolder(sdk) {
    try {
        return dirname(require.resolve(`${sdk}/package.json`));
    } catch {
        return undefined;
    }
}
