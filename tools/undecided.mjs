// The share of undecided answers by policy, over the examples (program and synth) and the recorded samples: npm run undecided
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { assess } = createRequire(import.meta.url)(join(root, "dist", "cli", "assess.js"));
const forms = ["prototype", "production"];
const totals = new Map();

async function count(source, paths) {
    const { result } = await assess(paths, { stack: "prod" });
    for (const [policy, { judged, undecided }] of Object.entries(result.policies)) {
        const row = totals.get(policy) ?? {};
        row[source] = { judged: (row[source]?.judged ?? 0) + judged, undecided: (row[source]?.undecided ?? 0) + undecided };
        totals.set(policy, row);
    }
}

for (const form of forms) await count("program", [join(root, "examples", "pulumi-aws-shop", form)]);
for (const form of forms) await count("synth", [synthesized(form)]);
for (const sample of readdirSync(join(root, "test", "samples"))) await count("samples", [join(root, "test", "samples", sample)]);

const text = ({ judged, undecided } = { judged: 0, undecided: 0 }) => (judged === 0 ? "-" : `${String(undecided)} of ${String(judged)}`);
console.table(
    Object.fromEntries(
        [...totals].map(([policy, { program, synth, samples }]) => [policy, { program: text(program), synth: text(synth), samples: text(samples) }]),
    ),
);

/** The orders' stacks, synthesized in a folder of their own. */
function synthesized(form) {
    const home = mkdtempSync(join(tmpdir(), "prodgate-undecided-"));
    process.on("exit", () => rmSync(home, { recursive: true, force: true }));
    cpSync(join(root, "examples", "cdktf-aws-orders"), home, { recursive: true });
    mkdirSync(join(home, "node_modules"));
    symlinkSync(root, join(home, "node_modules", "prodgate"));
    for (const name of ["cdktf", "constructs", "@cdktf"]) symlinkSync(join(root, "node_modules", name), join(home, "node_modules", name));
    writeFileSync(join(home, "package.json"), "{}");
    spawnSync(process.execPath, ["main.js"], { cwd: join(home, form), env: { ...process.env, CDKTF_OUTDIR: join(home, "out") } });
    return join(home, "out");
}
