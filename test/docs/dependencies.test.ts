import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const read = (...path: readonly string[]) => readFileSync(join(root, ...path), "utf8");
const { dependencies } = manifest("package.json");
const lines = read("docs", "dependencies.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

test("docs/dependencies.md has a line for each runtime dependency, and no other", () => {
    expect(lines.map(([, name]) => name).sort()).toEqual(
        Object.keys(dependencies)
            .map((name) => `\`${name}\``)
            .sort(),
    );
});

test.each(Object.keys(dependencies))("%s has the licence that its line says", (name) => {
    const line = lines.find(([, named]) => named === `\`${name}\``);
    expect(line?.[3]).toBe(manifest("node_modules", name, "package.json").license);
});

test.each(Object.keys(dependencies))("%s has a reason and a cost", (name) => {
    const [, , reason = "", , cost = ""] = lines.find(([, named]) => named === `\`${name}\``) ?? [];
    expect(reason).toMatch(/\w.*\.$/);
    expect(cost).toMatch(/^\d+ ms, \d+ MB$/);
});

interface Manifest {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly license: string;
}

function manifest(...path: readonly string[]): Manifest {
    const parsed: Manifest = JSON.parse(read(...path));
    return parsed;
}
