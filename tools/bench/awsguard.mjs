/** A policy pack of Pulumi's AWSGuard, installed once a machine. It is no dependency of ours. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cached, fillOnce, progress } from "../cache.mjs";

const VERSION = "0.3.1";

export function awsguard() {
    return fillOnce(cached("awsguard", VERSION), (folder) => {
        progress(`installing @pulumi/awsguard ${VERSION}`);
        const files = {
            "package.json": JSON.stringify({ name: "awsguard-pack", version: "1.0.0", private: true, main: "index.js" }),
            "PulumiPolicy.yaml": "runtime:\n  name: nodejs\n  options:\n    typescript: false\n",
            "index.js": 'const { AwsGuard } = require("@pulumi/awsguard");\nnew AwsGuard({ all: "advisory" });\n',
        };
        for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
        execFileSync("npm", ["install", "--no-audit", "--no-fund", `@pulumi/awsguard@${VERSION}`], {
            cwd: folder,
            stdio: ["ignore", "ignore", "inherit"],
        });
    });
}
