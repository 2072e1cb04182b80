import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const checkout = join(__dirname, "../..");

/** Starts the pack as the engine does, waits for its port, and asks what it has loaded. */
async function loadedByPack(): Promise<readonly string[]> {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-loads-"));
    const preload = join(folder, "preload.js");
    writeFileSync(preload, 'process.on("SIGUSR2", () => { console.error(JSON.stringify(Object.keys(require.cache))); process.exit(0); });');
    const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const pack = spawn(process.execPath, ["--require", preload, runner, "127.0.0.1:1", "."], { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
    try {
        let printed = "";
        pack.stderr.on("data", (data: Buffer) => (printed += data.toString()));
        await new Promise<void>((started) => pack.stdout.once("data", () => started()));
        const ended = new Promise((done) => pack.once("close", done));
        pack.kill("SIGUSR2");
        await ended;
        const list: unknown = JSON.parse(printed.slice(printed.indexOf("[")));
        return Array.isArray(list) ? list.map(String) : [];
    } finally {
        pack.kill();
        rmSync(folder, { recursive: true, force: true });
    }
}

test("the pack that the engine starts loads no provider SDK and no construct library", async () => {
    const loaded = await loadedByPack();
    expect(loaded.some((file) => file.endsWith("dist/crossguard/pack.js"))).toBe(true);
    expect(loaded.filter((file) => /node_modules\/(@pulumi\/(aws|azure-native)|@cdktf\/[^/]+|cdktf|cdktn|constructs)\//.test(file))).toEqual([]);
}, 30_000);
