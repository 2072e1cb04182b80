import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout, inFolder, prodgate } from "./run";

const manifest: { readonly version: string; readonly bin: { readonly prodgate: string } } = JSON.parse(
    readFileSync(join(checkout, "package.json"), "utf8"),
);
/** Says on stderr at the end how many modules were loaded. */
const COUNTS = 'process.on("exit", () => console.error(Object.keys(require.cache).filter((file) => !file.endsWith("counts.js")).length));';

test.each([["--version"], ["-V"]])("%s is answered before the command line is loaded", (asked) => {
    inFolder({ "counts.js": COUNTS }, (_, folder) => {
        const { status, stdout, stderr } = prodgate(folder, [asked], ["--require", join(folder, "counts.js")]);
        expect({ status, stdout }).toEqual({ status: 0, stdout: `${manifest.version}\n` });
        // What is started, and what reads package.json.
        expect(Number(stderr)).toBe(2);
    });
});

test("what else is asked goes to the command line", () => {
    inFolder({}, (run) => {
        expect(run("--help").stdout).toContain("Usage: prodgate");
        expect(run("--version", "--help")).toEqual(expect.objectContaining({ status: 0 }));
        expect(run("--versions")).toMatchObject({ status: 2, stdout: "" });
    });
});

test("it is what an installed package starts", () => {
    expect(readFileSync(join(checkout, manifest.bin.prodgate), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
});
