#!/usr/bin/env node
// Writes package.json as it is published: what only a checkout can run (scripts, development dependencies) is left out, so that `npm pack` and
// `npm install` work inside the published package too, as Pulumi runs them for policy packs. `npm pack` calls it before and, with --restore, after.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const MANIFEST = "package.json";
const ORIGINAL = ".package.json.checkout";

if (process.argv.includes("--restore")) {
    if (existsSync(ORIGINAL)) renameSync(ORIGINAL, MANIFEST);
} else {
    const text = readFileSync(MANIFEST, "utf8");
    const { scripts, devDependencies, ...published } = JSON.parse(text);
    // An earlier run was interrupted: its original is the true one.
    if (scripts !== undefined || devDependencies !== undefined) writeFileSync(ORIGINAL, text);
    writeFileSync(MANIFEST, `${JSON.stringify(published, null, 4)}\n`);
}
