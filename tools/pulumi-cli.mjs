#!/usr/bin/env node
// Prints the folder to put on PATH for a working Pulumi CLI: the user's own, else one built from Go modules and cached by version.
//   node tools/pulumi-cli.mjs            builds when there is none
//   node tools/pulumi-cli.mjs --find     never builds: exit 3 when there is none
import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { cached, fillOnce, giveUp, progress } from "./cache.mjs";

// The newest version of the CLI's module that the Go module proxy serves with all that it requires.
const VERSION = "v3.230.0";
const MODULE = "github.com/pulumi/pulumi";
// Severities of policies came with this engine.
const OLDEST = { major: 3, minor: 225 };
// The npm package `pulumi` only downloads a release; the modules are enough to build one where releases cannot be had.
const GO_MOD = "module tools\n\ngo 1.25.8\n";

// The engine starts a policy pack through this name; in releases it comes with the language host, which is not a Go module.
// The pack resolves its own SDK: the working directory is the pack's.
const POLICY_HOST = `#!/bin/sh
exec node "$(node -p 'require.resolve("@pulumi/pulumi/cmd/run-policy-pack")')" "$@"
`;

const folder = cached("pulumi-cli", VERSION);
const found = ownCli() ?? (existsSync(join(folder, "pulumi")) ? folder : undefined);
if (found) console.log(found);
else if (process.argv.includes("--find")) giveUp(3, "no Pulumi CLI");
else {
    if (!hasGo()) giveUp(3, `no Pulumi CLI of ${OLDEST.major}.${OLDEST.minor} or newer on PATH, and no Go to build one (install either)`);
    try {
        console.log(fillOnce(folder, build));
    } catch (error) {
        giveUp(1, `the Pulumi CLI was not built: ${error.message}`);
    }
}

function ownCli() {
    const home = (process.env.PATH ?? "").split(delimiter).find((entry) => entry !== "" && isExecutable(join(entry, "pulumi")));
    if (home === undefined || home === folder) return home;
    const answer = spawnSync(join(home, "pulumi"), ["version"], { encoding: "utf8", env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" } });
    const version = /^v(\d+)\.(\d+)\./.exec(answer.stdout ?? "");
    const isNew =
        version !== null && (Number(version[1]) > OLDEST.major || (Number(version[1]) === OLDEST.major && Number(version[2]) >= OLDEST.minor));
    const hasHosts = ["pulumi-language-nodejs", "pulumi-analyzer-policy-nodejs"].every((name) => isExecutable(join(home, name)));
    return isNew && hasHosts ? home : undefined;
}

function isExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

function hasGo() {
    return spawnSync("go", ["version"]).status === 0;
}

function build(target) {
    const started = Date.now();
    const workshop = mkdtempSync(join(tmpdir(), "pulumi-cli-"));
    try {
        writeFileSync(join(workshop, "go.mod"), GO_MOD);
        progress(`fetching the modules of Pulumi ${VERSION} (about half a minute, 1.6 GB)`);
        go(workshop, ["get", "-tool", `${MODULE}/pkg/v3/cmd/pulumi@${VERSION}`]);
        progress(`building Pulumi ${VERSION} (${seconds(started)} s so far; one to five minutes on two cores)`);
        // Without its version the CLI is refused by the Automation API.
        const flags = `-s -w -X ${MODULE}/sdk/v3/go/common/version.Version=${VERSION}`;
        mkdirSync(target, { recursive: true });
        go(workshop, ["build", "-ldflags", flags, "-o", join(target, "pulumi"), `${MODULE}/pkg/v3/cmd/pulumi`]);
    } finally {
        rmSync(workshop, { recursive: true, force: true });
    }
    writeFileSync(join(target, "pulumi-analyzer-policy-nodejs"), POLICY_HOST);
    chmodSync(join(target, "pulumi-analyzer-policy-nodejs"), 0o755);
    progress(`built Pulumi ${VERSION} in ${seconds(started)} s`);
}

function go(folder, args) {
    const run = spawnSync("go", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 64 * 1024 * 1024 });
    if (run.status !== 0) throw new Error(`go ${args[0]}: ${(run.stderr ?? "").trim().split("\n").slice(-3).join(" | ") || run.error}`);
}

function seconds(since) {
    return Math.round((Date.now() - since) / 1000);
}
