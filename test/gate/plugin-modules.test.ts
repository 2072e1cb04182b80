import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runProcess } from "../e2e/engine/run-process";
import { pluginModules } from "../../gate/plugin-modules";

let folder: string;

beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "prodgate-plugins-"));
    const files: Readonly<Record<string, string>> = {
        "node_modules/@acme/commonjs/package.json": '{ "main": "lib/index.js" }',
        "node_modules/@acme/commonjs/lib/index.js": "exports.policies = [1]; exports.readers = [2]; exports.other = 3;",
        "node_modules/@acme/modules/package.json": '{ "type": "module", "exports": { ".": { "import": "./index.js" } } }',
        "node_modules/@acme/modules/index.js": "export default { policies: [4] };",
        "node_modules/@acme/empty/package.json": "{}",
        "node_modules/@acme/empty/index.js": "exports.rules = [];",
        "policies.js": "exports.policies = [5];",
        "settings/near.cjs": "exports.policies = [6];",
        "throws.js": 'throw new RangeError("no such thing\\nat line 1");',
        "syntax.js": "exports.policies = [;",
        "odd.js": "throw { toString: null };",
        "missing.js": 'require("@acme/not-installed");',
        "itself.js": "module.exports = { get default() { return module.exports; } };",
        "policies.ts": "export const policies = [];",
        "policies.json": "[]",
    };
    for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
    }
});

afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});

test("packages and files are loaded, as a file of the folder would import them", async () => {
    const names = ["@acme/commonjs", "@acme/modules", "./policies.js", "policies.js", "../settings/near.cjs", join(folder, "policies.js")];
    // In a process of its own: the test runner's require() loads no modules.
    const source = `
        const { pluginModules } = require(${JSON.stringify(join(__dirname, "../../dist/gate/plugin-modules.js"))});
        const [, , , , near] = ${JSON.stringify(names)};
        console.log(JSON.stringify([pluginModules(${JSON.stringify(names)}.filter((it) => it !== near), ${JSON.stringify(folder)}),
            pluginModules([near], ${JSON.stringify(join(folder, "settings"))})]));`;
    const { stdout } = await runProcess(process.execPath, ["-e", source], { cwd: "/", env: process.env, timeoutSeconds: 60 });
    const loaded: unknown = JSON.parse(stdout);
    const home = (name: string) => join(folder, "node_modules", name);
    expect(loaded).toEqual([
        {
            plugins: [
                { name: "@acme/commonjs", folder: home("@acme/commonjs"), policies: [1], readers: [2] },
                { name: "@acme/modules", folder: home("@acme/modules"), policies: [4] },
                { name: "./policies.js", policies: [5] },
                { name: "policies.js", policies: [5] },
                { name: join(folder, "policies.js"), policies: [5] },
            ],
            problems: [],
        },
        { plugins: [{ name: "../settings/near.cjs", policies: [6] }], problems: [] },
    ]);
});

test.each([
    ["@acme/unknown", /^plugin @acme\/unknown: is not found from .+; a file begins with \.\/, and a package is installed there$/],
    ["./gone.js", /^plugin \.\/gone\.js: is not found from /],
    ["@acme/empty", /^plugin @acme\/empty: exports neither policies nor readers$/],
    ["./policies.json", /^plugin \.\/policies\.json: exports neither policies nor readers$/],
    ["./itself.js", /^plugin \.\/itself\.js: exports neither policies nor readers$/],
    ["./policies.ts", /^plugin \.\/policies\.ts: is TypeScript; compile it, and name the JavaScript$/],
    ["./throws.js", /^plugin \.\/throws\.js: cannot be loaded \(RangeError: no such thing\)$/],
    ["./missing.js", /^plugin \.\/missing\.js: cannot be loaded \(Error: Cannot find module '@acme\/not-installed'/],
    ["./odd.js", /^plugin \.\/odd\.js: cannot be loaded \(object\)$/],
    ["./syntax.js", /^plugin \.\/syntax\.js: cannot be loaded \(SyntaxError: /],
    ["", /^plugin : is not found from |^plugin : cannot be loaded/],
    ["\0", /^plugin \0: /],
    [".", /^plugin \.: is not found from /],
])("%j is a problem that names it", (name, problem) => {
    const { plugins, problems } = pluginModules([name], folder);
    expect(plugins).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems.join()).not.toContain("\n");
});
