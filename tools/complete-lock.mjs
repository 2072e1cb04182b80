#!/usr/bin/env node
// Completes package-lock.json with the builds for other platforms that the registry at hand does not serve: `npm install` leaves them out silently,
// and `npm ci` then refuses the lock file ("Missing: @swc/core-darwin-arm64@ from lock file"). Run it after `npm install` has changed the lock file.
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "armv7", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = [];
for (const owner of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
        const key = `node_modules/${name}`;
        if (key in lock.packages) continue;
        const platform = platformOf(name);
        // Another optional package is absent for another reason: that is for a person to look at.
        if (platform === undefined || !/^\d+\.\d+\.\d+/.test(version)) process.stderr.write(`left out: ${name}@${version}\n`);
        else {
            lock.packages[key] = {
                version,
                cpu: [platform.processor],
                ...(owner.dev === true ? { dev: true } : {}),
                optional: true,
                os: [platform.system],
            };
            added.push(`${name}@${version}`);
        }
    }
}
// npm's own order: by name.
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
writeFileSync(file, `${JSON.stringify(lock, null, 4)}\n`);
process.stderr.write(`added ${added.length} packages of other platforms\n`);

/** `@swc/core-linux-arm-gnueabihf` is for linux on arm: the name has the two words as Node spells them. */
function platformOf(name) {
    const words = name.split("/").at(-1).split("-");
    const system = SYSTEMS.find((candidate) => words.includes(candidate));
    const processor = PROCESSORS.find((candidate) => words.includes(candidate));
    return system === undefined || processor === undefined ? undefined : { system, processor };
}
