import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const read = (...path: readonly string[]) => readFileSync(join(root, ...path), "utf8");
const { dependencies, peerDependencies, devDependencies } = manifest("package.json");
const [lines = [], peers = []] = read("docs", "dependencies.md")
    .split("\n## ")
    .map((part) =>
        part
            .split("\n")
            .filter((line) => line.startsWith("| `"))
            .map((line) => line.split("|").map((cell) => cell.trim())),
    );

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

test("docs/dependencies.md has a line for each package that the user brings, tested with the version of the tests", () => {
    const named = peers.map(([, names = ""]) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
    expect([...new Set(named.flat())].sort()).toEqual(Object.keys(peerDependencies).sort());
    for (const [index, [name = ""]] of named.entries()) {
        const newest = devDependencies[name]?.split(".").slice(0, 2).join(".");
        expect(`${name} ${peers[index]?.[4]?.split(", ").at(-1) ?? ""}`).toBe(`${name} ${newest ?? ""}`);
    }
});

interface Manifest {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly license: string;
}

function manifest(...path: readonly string[]): Manifest {
    const parsed: Manifest = JSON.parse(read(...path));
    return parsed;
}
