// Runs one operation of the engine on a Node program, in a process of its own. The request is a JSON file; the answer is written to another, since
// stdout belongs to the program. The program runs in process through the Automation API: so no language host is needed, only the CLI.
const { existsSync, readFileSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { parse, stringify } = require("yaml");

const request = JSON.parse(readFileSync(process.argv[2], "utf8"));

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});

async function main() {
    const settings = {
        name: request.project,
        runtime: "nodejs",
        plugins: { providers: request.providers },
    };
    const stack = await LocalWorkspace[request.isNew ? "createStack" : "selectStack"](
        { stackName: request.stack, projectName: request.project, program },
        { workDir: request.workDir, projectSettings: settings },
    );
    configure();
    if (Object.keys(request.secrets).length > 0) await stack.setAllConfig(secrets());

    const policyEvents = [];
    const stdout = [];
    const stderr = [];
    const options = {
        color: "never",
        policyPacks: request.policyPack === undefined ? undefined : [request.policyPack],
        policyPackConfigs: request.policyConfig === undefined ? undefined : [request.policyConfig],
        onOutput: (text) => stdout.push(text),
        onError: (text) => stderr.push(text),
        onEvent: (event) => {
            if (event.policyEvent !== undefined) policyEvents.push(event.policyEvent);
        },
    };
    const exitCode = await exitCodeOf(() => stack[request.operation](options));
    writeFileSync(request.answer, JSON.stringify({ exitCode, stdout: stdout.join(""), stderr: stderr.join(""), policyEvents }));
}

/** As `pulumi config set` writes it: what is no secret needs no process of the CLI. */
function configure() {
    const file = join(request.workDir, `Pulumi.${request.stack}.yaml`);
    const settings = existsSync(file) ? (parse(readFileSync(file, "utf8")) ?? {}) : {};
    const config = Object.entries(request.config).map(([key, value]) => [key.includes(":") ? key : `${request.project}:${key}`, value]);
    writeFileSync(file, stringify({ ...settings, config: { ...settings.config, ...Object.fromEntries(config) } }));
}

function secrets() {
    return Object.fromEntries(Object.entries(request.secrets).map(([key, value]) => [key, { value, secret: true }]));
}

async function exitCodeOf(operation) {
    try {
        await operation();
        return 0;
    } catch (error) {
        // The Automation API answers -2 for every failure of the CLI and keeps the real exit code one level deeper.
        const code = error?.commandResult?.err?.exitCode ?? error?.commandResult?.code;
        if (typeof code !== "number") throw error;
        return code;
    }
}

/** As `@pulumi/pulumi/cmd/run` does: the working directory is the program's, what the module exports are the stack's outputs, a function is called. */
async function program() {
    const isFolder = statSync(request.program).isDirectory();
    process.chdir(isFolder ? request.program : dirname(request.program));
    compileTypeScript();
    const exported = require(request.program);
    const outputs = exported?.__esModule && exported.default !== undefined ? exported.default : exported;
    return typeof outputs === "function" ? outputs() : outputs;
}

function compileTypeScript() {
    const { transformFileSync } = require("@swc/core");
    const options = {
        swcrc: false,
        configFile: false,
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs" },
        sourceMaps: "inline",
    };
    Module._extensions[".ts"] = (module, file) => module._compile(transformFileSync(file, options).code, file);
}
