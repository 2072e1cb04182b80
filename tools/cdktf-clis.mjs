#!/usr/bin/env node
// Prints, as JSON, how to start the real cdktf and cdktn command lines: { "cdktf": [node, script], "cdktn": [node, script] }.
//   node tools/cdktf-clis.mjs            installs what is missing into the cache
//   node tools/cdktf-clis.mjs --find     never installs: a command line that is not there is left out
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached, fillOnce, giveUp, progress } from "./cache.mjs";

const CLIS = {
    cdktf: { version: "0.21.0", script: "bundle/bin/cdktf" },
    // Its engines field; 22.19 is the first Node that it starts on.
    cdktn: { version: "0.24.0", script: "bin/cdktn", node: [22, 19] },
};
const NODE = "24.21.0";

const onlyFind = process.argv.includes("--find");
const commands = {};
for (const [name, cli] of Object.entries(CLIS)) {
    const node = cli.node === undefined || isAtLeast(cli.node) ? process.execPath : npmPackage("node", NODE, "bin/node", []);
    // Their native module is for interactive commands: `synth` works without its scripts, and needs no compiler so.
    const script = npmPackage(`${name}-cli`, cli.version, cli.script, ["--ignore-scripts"]);
    if (node !== undefined && script !== undefined) commands[name] = [node, script];
}
console.log(JSON.stringify(commands));

function isAtLeast([major, minor]) {
    const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
    return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function npmPackage(name, version, file, options) {
    const folder = cached(name, version);
    const wanted = join(folder, "node_modules", name, file);
    if (existsSync(wanted)) return wanted;
    if (onlyFind) return undefined;
    const started = Date.now();
    progress(`installing ${name}@${version}`);
    try {
        fillOnce(folder, (target) => npmInstall(target, `${name}@${version}`, file, options));
    } catch (error) {
        giveUp(1, `${name}@${version} was not installed: ${error.message}`);
    }
    progress(`installed ${name}@${version} in ${Math.round((Date.now() - started) / 1000)} s`);
    return wanted;
}

function npmInstall(target, wanted, file, options) {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "package.json"), JSON.stringify({ private: true }));
    const args = ["install", wanted, "--save-exact", "--no-audit", "--no-fund", "--loglevel=error", ...options];
    const run = spawnSync("npm", args, { cwd: target, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    if (run.status !== 0) throw new Error((run.stderr ?? "").trim().split("\n").slice(0, 3).join(" | ") || String(run.error));
    const installed = join(target, "node_modules", wanted.slice(0, wanted.lastIndexOf("@")), file);
    if (!existsSync(installed)) throw new Error(`${file} is missing in ${dirname(installed)}`);
}
