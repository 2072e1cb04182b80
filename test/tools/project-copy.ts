import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "..", "..");
const FOLDERS = ["architecture", "policies", "resources", "readers", "inputs", "gate", "testing", "tools", "docs", "test/policies"];
const SETTINGS = ["README.md", "package.json", "tsconfig.json", "tsconfig.build.json", "jest.config.js", "eslint.config.mjs", ".prettierrc.json"];

/** A copy of what policies and readers need, where a scaffold may write; a half-finished test elsewhere does not matter there. */
export interface ProjectCopy {
    readonly folder: string;
    /** Runs a script of `tools/`. */
    script(name: string, ...args: readonly string[]): Ran;
    /** Runs a command of the installed packages. */
    tool(name: string, ...args: readonly string[]): Ran;
    read(file: string): string;
    remove(): void;
}

export interface Ran {
    readonly status: number | null;
    /** What was written to stdout, then to stderr. */
    readonly output: string;
}

export function projectCopy(): ProjectCopy {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-scaffold-"));
    for (const path of [...FOLDERS, ...SETTINGS]) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const run = (command: string, args: readonly string[]): Ran => {
        const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
        return { status, output: `${stdout}${stderr}` };
    };
    return {
        folder,
        script: (name, ...args) => run(process.execPath, [join(folder, "tools", name), ...args]),
        tool: (name, ...args) => run(join(folder, "node_modules", ".bin", name), args),
        read: (file) => readFileSync(join(folder, file), "utf8"),
        remove: () => {
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
