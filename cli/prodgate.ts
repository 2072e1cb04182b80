#!/usr/bin/env node
/** What `prodgate` starts. Editors and pipelines ask for the version often: it is answered before the command line is loaded. */

import { version } from "../policies/package";

const [asked, ...others] = process.argv.slice(2);
if ((asked === "--version" || asked === "-V") && others.length === 0) {
    // A closed pipe must not crash the process.
    process.stdout.on("error", () => undefined);
    process.stdout.write(`${version}\n`);
} else void import("./main.js");
