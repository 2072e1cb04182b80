// Shows what prodgate says of the shop before and after: the built command line on both forms of the example. No cloud account, no Pulumi CLI.
import { spawnSync } from "node:child_process";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shop = process.argv[2] ?? join(root, "examples", "pulumi-aws-shop");
const forms = ["prototype", "production"];
let broken = 0;

for (const form of forms) {
    const folder = join(shop, form);
    console.log(`\n$ prodgate assess ${relative(root, folder) || folder}\n`);
    const run = spawnSync(process.execPath, [join(root, "dist", "cli", "prodgate.js"), "assess", folder], {
        stdio: ["ignore", "inherit", "inherit"],
    });
    console.log(`exit ${String(run.status)}`);
    // A no-go is an answer too: only a run that could not judge breaks the demo.
    if (run.status !== 0 && run.status !== 1) broken += 1;
}
process.exitCode = broken > 0 ? 1 : 0;
