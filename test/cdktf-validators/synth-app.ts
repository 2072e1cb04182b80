import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../e2e/engine/availability";
import { runProcess, type Finished } from "../e2e/engine/run-process";

export type Library = "cdktf" | "cdktn";

export interface Synthesized extends Finished {
    /** The files of the output folder that are JSON: `manifest.json`, `prodgate.json`, `stacks/orders/cdk.tf.json`. */
    readonly files: Readonly<Record<string, unknown>>;
    /** `stack: LEVEL [path]: first line of the message`, of every annotation in the manifest. */
    readonly annotations: readonly string[];
}

export interface AppRun {
    /** The app is run as the command lines run it: they print the annotations afterwards. */
    readonly underCli?: boolean;
    /** Arguments of Node before the script. */
    readonly node?: readonly string[];
}

/** What an app of these tests finds declared: the library, `resource(stack, type, id, properties)`, and a path of prodgate as its users have it. */
export function appOf(library: Library, body: string): string {
    return `
        const { App, Aspects, TerraformElement, TerraformOutput, TerraformResource, TerraformStack, Testing } = require("${library}");
        const { ProductionReadiness } = require("prodgate/cdktf-validators");
        function resource(stack, type, id, properties = {}) {
            const made = new TerraformResource(stack, id, { terraformResourceType: type });
            for (const [name, value] of Object.entries(properties)) made.addOverride(name, value);
            return made;
        }
        ${body}
    `;
}

/** Runs an app in a process of its own, as `node main.js` does. */
export async function synthApp(library: Library, body: string, run: AppRun = {}): Promise<Synthesized> {
    return await inProjectFolder(async (folder) => {
        writeFileSync(join(folder, "main.js"), appOf(library, body));
        return await runNode(folder, [...(run.node ?? []), "main.js"], run);
    });
}

/** A folder as a user's project: prodgate is in its node_modules, the libraries are found. */
export async function inProjectFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-synth-"));
    try {
        mkdirSync(join(folder, "node_modules"));
        symlinkSync(checkout, join(folder, "node_modules", "prodgate"), "dir");
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

export async function runNode(folder: string, args: readonly string[], { underCli = false }: AppRun = {}): Promise<Synthesized> {
    const { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: _cli, CDKTF_OUTDIR: _outdir, NODE_OPTIONS: _options, ...own } = process.env;
    const env = { ...own, NODE_PATH: join(checkout, "node_modules"), ...(underCli ? { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: "true" } : {}) };
    const finished = await runProcess(process.execPath, args, { cwd: folder, env });
    const files = jsonFilesIn(join(folder, "cdktf.out"));
    return { ...finished, files, annotations: annotationsIn(files["manifest.json"]) };
}

function jsonFilesIn(folder: string): Record<string, unknown> {
    if (!existsSync(folder)) return {};
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
    return Object.fromEntries(
        names.map((entry) => {
            const file = join(entry.parentPath, entry.name);
            return [file.slice(folder.length + 1), JSON.parse(readFileSync(file, "utf8"))];
        }),
    );
}

interface Manifest {
    readonly stacks: Readonly<
        Record<string, { readonly annotations: readonly { readonly level: string; readonly constructPath: string; readonly message: string }[] }>
    >;
}

function annotationsIn(manifest: unknown): readonly string[] {
    if (!isManifest(manifest)) return [];
    return Object.entries(manifest.stacks).flatMap(([stack, { annotations }]) =>
        annotations.map(
            ({ level, constructPath, message }) =>
                `${stack}: ${level.replace("@cdktf/", "").toUpperCase()} [${constructPath}]: ${message.split("\n")[0] ?? ""}`,
        ),
    );
}

function isManifest(it: unknown): it is Manifest {
    return typeof it === "object" && it !== null && "stacks" in it;
}
