import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "..", "..");
const FILES = ["policies/governance/tidy-desks.ts", "test/policies/governance/tidy-desks.test.ts", "docs/policies/tidy-desks.md"];

const COMPARING = [
    "policies/governance/tidy-drawers.ts",
    "policies/governance/tidy-lamps.ts",
    "architecture/facets/drawer-lock.ts",
    "architecture/facets/lamps.ts",
];

// A compiler, a linter and a test runner are started.
jest.setTimeout(180_000);

let copy: string;
let made: Ran;

beforeAll(() => {
    copy = copyOfTheProject();
    made = newPolicy("governance", "tidy-desks");
});

afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
});

test("three files of one name, and what is derived from them", () => {
    expect(made.status).toBe(0);
    expect(FILES.filter((file) => !existsSync(join(copy, file)))).toEqual([]);
    expect(read("policies/catalogue.ts")).toContain('import { tidyDesks } from "./governance/tidy-desks";');
    expect(read("README.md")).toContain("[tidy-desks](docs/policies/tidy-desks.md)");
    expect(read("docs/policies/tidy-desks.md")).toContain("Severity: risk, advisory by default. Area: governance.");
});

test("says where to go on, facets included", () => {
    for (const file of [...FILES, "architecture/facets/", "CHANGELOG.md"]) expect(made.output).toContain(file);
});

test("what it writes compiles", () => {
    expect(run("tsc", "-p", "tsconfig.json").output).toBe("");
});

test("its cases fail until they are filled in, and say so", () => {
    const { status, output } = run("jest", FILES[1] ?? "");
    expect(status).toBe(1);
    expect(output).toContain("FILL IN the exact message.");
    expect(output).toContain("FILL IN the property path");
    // Nothing else is wrong with the file.
    expect(output).not.toMatch(/Test suite failed to run|Cannot find module/);
});

test("a policy that compares one property gets its facet too, and the compiler asks what types say about it", () => {
    expect(newPolicy("governance", "tidy-drawers", "--property", "drawerLock").status).toBe(0);
    expect(newPolicy("governance", "tidy-lamps", "--threshold", "lamps").output).toContain("architecture/facets/lamps.ts");
    const errors = run("tsc", "-p", "tsconfig.json").output;
    expect(errors).toMatch(/drawerLock/);
    expect(errors).not.toMatch(/^(policies|architecture|test)/m);
});

test("what it writes passes the linter and the formatter", () => {
    const files = [...FILES, ...COMPARING].filter((file) => existsSync(join(copy, file)));
    expect(files).toHaveLength(FILES.length + COMPARING.length);
    expect(run("eslint", ...files.filter((file) => file.endsWith(".ts"))).output).toBe("");
    expect(run("prettier", "--list-different", ...files, "policies/catalogue.ts").output).toBe("");
});

test.each([
    ["an area that is none", ["operations", "tidy-desks"], "operations is not an area"],
    ["a name that is not in kebab-case", ["governance", "tidyDesks"], "tidyDesks is not in kebab-case"],
    ["a name with a cloud in it", ["governance", "aws-desks"], 'aws-desks holds "aws"'],
    ["a name that another area has", ["governance", "multiple-instances"], "there is a policy multiple-instances already"],
    ["a name alone", ["tidy-desks"], "an area and a name are needed"],
    ["a facet that is not in camelCase", ["governance", "tidy-lamps", "--property", "desk-lamp"], "--property takes the facet's name in camelCase"],
])("refuses %s", (_, args, message) => {
    const { status, output } = newPolicy(...args);
    expect(status).toBe(2);
    expect(output).toContain(message);
    expect(output).toContain("usage: npm run new-policy <area> <name>");
});

test("never writes over a file", () => {
    const page = join(copy, "docs/policies/tidy-shelves.md");
    writeFileSync(page, "mine");
    const { status, output } = newPolicy("governance", "tidy-shelves");
    expect(status).toBe(2);
    expect(output).toContain("docs/policies/tidy-shelves.md is there already");
    expect(readFileSync(page, "utf8")).toBe("mine");
});

interface Ran {
    readonly status: number | null;
    readonly output: string;
}

function newPolicy(...args: readonly string[]): Ran {
    return ran(process.execPath, [join(copy, "tools", "new-policy.mjs"), ...args]);
}

function run(tool: string, ...args: readonly string[]): Ran {
    return ran(join(copy, "node_modules", ".bin", tool), args);
}

function ran(command: string, args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
}

function read(file: string): string {
    return readFileSync(join(copy, file), "utf8");
}

/** What a policy needs, so that a half-finished test elsewhere does not matter here. */
function copyOfTheProject(): string {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-new-policy-"));
    const needed = ["architecture", "policies", "resources", "readers", "tools", "docs", "test/policies/policy-test.ts", "test/policies/stack.ts"];
    const settings = ["README.md", "package.json", "tsconfig.json", "tsconfig.build.json", "jest.config.js", "eslint.config.mjs", ".prettierrc.json"];
    for (const path of [...needed, ...settings]) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    return folder;
}
