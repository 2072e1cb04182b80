import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const checkout = join(__dirname, "../..");

function demo(shop: string): { readonly status: number | null; readonly stdout: string } {
    const run = spawnSync(process.execPath, [join(checkout, "tools/demo.mjs"), shop], { encoding: "utf8" });
    return { status: run.status, stdout: run.stdout };
}

test("the demo shows both forms, ends well, and changes with one property of the shop", () => {
    const home = mkdtempSync(join(tmpdir(), "prodgate-demo-"));
    try {
        cpSync(join(checkout, "examples/pulumi-aws-shop"), home, { recursive: true });
        symlinkSync(join(checkout, "node_modules"), join(home, "node_modules"));
        const before = demo(home);
        expect(before.status).toBe(0);
        expect(before.stdout).toContain('Service "shop-web" keeps fewer than 2 instances (desiredCount is 1).');
        expect(before.stdout).toContain("verdict: no-go (");
        expect(before.stdout).toContain("verdict: go (0 blockers,");

        const program = join(home, "prototype/index.js");
        const source = readFileSync(program, "utf8");
        expect(source.split("desiredCount: 1,").length).toBeGreaterThan(1);
        writeFileSync(program, source.replaceAll("desiredCount: 1,", "desiredCount: 2,"));
        const after = demo(home);
        expect(after.status).toBe(0);
        expect(after.stdout).not.toContain("keeps fewer than 2 instances");

        // The README's excerpt is what the demo prints, without the counts that every new policy changes.
        const [, finding = "no finding", judged = "no coverage"] =
            /\n( {2}Service [^.]*\.\n.*\n.*\n) {2}\.\.\.\nverdict: no-go\n(checked .*\n)/.exec(readFileSync(join(checkout, "README.md"), "utf8")) ??
            [];
        expect(before.stdout).toContain(finding);
        expect(before.stdout).toContain(judged);
    } finally {
        rmSync(home, { recursive: true, force: true });
    }
}, 120_000);
