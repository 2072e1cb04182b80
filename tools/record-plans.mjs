#!/usr/bin/env node
// Writes the plans in test/inputs/terraform/plans: of what the CDKTF example synthesizes, and of the configuration in risks/. Terraform or OpenTofu
// plans them with the real AWS provider and without an account: a double of STS says whose account it is, and each stack that another one reads has
// made-up outputs.
//   npm run build && node tools/record-plans.mjs --terraform terraform --providers FOLDER
// FOLDER is a file system mirror (FOLDER/registry.terraform.io/hashicorp/aws/VERSION/...). Its version takes the place of the one that the bindings name.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { terraform: { type: "string", default: "terraform" }, providers: { type: "string" } } });
if (values.providers === undefined) throw new Error("--providers is missing: the folder of a file system mirror");
const mirror = resolve(values.providers);
const plans = join(root, "test/inputs/terraform/plans");
const ACCOUNT = "123456789012";

const work = mkdtempSync(join(tmpdir(), "prodgate-plans-"));
const sts = createServer((_, response) => {
    response.setHeader("content-type", "text/xml").end(
        `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:iam::${ACCOUNT}:user/recorder</Arn><UserId>recorder</UserId><Account>${ACCOUNT}</Account>
        </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
    );
});
sts.listen(0, "127.0.0.1");
await once(sts, "listening");
try {
    for (const form of ["prototype", "production"]) await record(form);
    const risks = join(work, "risks");
    cpSync(join(plans, "risks"), risks, { recursive: true });
    writeFileSync(join(plans, "risks.plan.json"), await planned(risks));
} finally {
    sts.close();
    rmSync(work, { recursive: true, force: true });
}

async function record(form) {
    const out = synthesized(form);
    // A stack that another one reads comes before it.
    for (const name of readdirSync(join(out, "stacks")).sort()) {
        const folder = join(out, "stacks", name);
        // The provider in the mirror may be older than the runtime.
        const text = readFileSync(join(folder, "cdk.tf.json"), "utf8").replaceAll(`"nodejs24.x"`, `"nodejs22.x"`);
        writeFileSync(join(folder, "cdk.tf.json"), text);
        const document = JSON.parse(text);
        writeFileSync(join(folder, `${name}.tfstate`), JSON.stringify(stateOf(document)));
        writeFileSync(join(folder, "recording_override.tf.json"), JSON.stringify(overrideOf(document)));
        const target = join(plans, "orders", `${form}.${name}.plan.json`);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, await planned(folder));
        writeFileSync(target.replace(".plan.json", ".tf.json"), `${text.trim().replaceAll(work, "")}\n`);
    }
}

async function planned(folder) {
    await terraform(folder, "init", "-input=false");
    await terraform(folder, "plan", "-input=false", "-out=planned");
    const plan = JSON.parse(await terraform(folder, "show", "-json", "planned"));
    // When it was planned is no part of what it says.
    delete plan.timestamp;
    // A set, in another order each time.
    plan.relevant_attributes?.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    return `${JSON.stringify(plan)}\n`;
}

/** The folder that the program of an example synthesizes. */
function synthesized(form) {
    const home = join(work, form);
    cpSync(join(root, "examples/cdktf-aws-orders"), join(home, "program"), { recursive: true });
    const modules = join(home, "program/node_modules");
    mkdirSync(modules);
    symlinkSync(root, join(modules, "prodgate"));
    for (const name of ["cdktf", "constructs", "@cdktf"]) symlinkSync(join(root, "node_modules", name), join(modules, name));
    const out = join(home, "out");
    // A prototype is no go, and synthesized all the same.
    spawnSync(process.execPath, ["main.js"], {
        cwd: join(home, "program", form),
        env: { ...process.env, CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: "1" },
    });
    return out;
}

/** Where what is recorded differs from what is deployed: the provider's version, and state beside the stacks. */
function overrideOf(document) {
    const [version] = readdirSync(join(mirror, "registry.terraform.io/hashicorp/aws"));
    const remote = Object.entries(document.data?.terraform_remote_state ?? {}).map(([name, { config }]) => {
        const stack = /([^/]+)\.tfstate$/.exec(config.key)[1];
        return [name, { backend: "local", config: { path: `../${stack}/${stack}.tfstate` } }];
    });
    return {
        terraform: { backend: { local: {} }, required_providers: { aws: { source: "aws", version } } },
        ...(remote.length > 0 && { data: { terraform_remote_state: Object.fromEntries(remote) } }),
    };
}

/** A state with the outputs that other stacks read. */
function stateOf({ output = {} }) {
    const outputs = Object.entries(output).map(([name, { value }]) => [
        name,
        Array.isArray(value) ? { value: value.map(madeUp), type: ["tuple", value.map(() => "string")] } : { value: madeUp(value), type: "string" },
    ]);
    return { version: 4, terraform_version: "1.10.0", serial: 1, lineage: "recording", outputs: Object.fromEntries(outputs), resources: [] };
}

function madeUp(value) {
    const [, type = "x", name = "x", attribute = "id"] = /^\$\{aws_(\w+)\.([\w-]+)\.(\w+)\}$/.exec(value) ?? [];
    return attribute.endsWith("arn") ? `arn:aws:${type.split("_")[0]}:eu-central-1:${ACCOUNT}:${name}` : `${type.replaceAll("_", "-")}-${name}`;
}

/** The double answers while this runs, so nothing here may block. */
async function terraform(folder, ...args) {
    const { port } = sts.address();
    const config = join(work, "terraform.rc");
    writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`);
    const child = spawn(values.terraform, args, {
        cwd: folder,
        stdio: ["ignore", "pipe", "inherit"],
        env: {
            ...process.env,
            TF_CLI_CONFIG_FILE: config,
            TF_VAR_release: "2026.11.3",
            TF_VAR_password: "hunter2-given-Xy12",
            TF_VAR_token: "hunter2-token-Xy12",
            AWS_ACCESS_KEY_ID: "example",
            AWS_SECRET_ACCESS_KEY: "example",
            AWS_EC2_METADATA_DISABLED: "true",
            AWS_ENDPOINT_URL: `http://127.0.0.1:${String(port)}`,
            CHECKPOINT_DISABLE: "1",
        },
    });
    const parts = [];
    child.stdout.on("data", (part) => parts.push(part));
    const [status] = await once(child, "close");
    const text = Buffer.concat(parts).toString();
    if (status !== 0) throw new Error(`${args[0]} failed:\n${text}`);
    return text;
}
