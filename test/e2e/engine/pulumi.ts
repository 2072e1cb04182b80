import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { checkout, describeWith, findWith } from "./availability";
import type { Availability } from "./availability";
import { runProcess } from "./run-process";

/** What the engine says about one policy and one resource. */
export interface PolicyEvent {
    readonly policyName: string;
    readonly enforcementLevel: string;
    readonly severity: string | undefined;
    readonly resourceUrn: string;
    /** The policy's description, a line's end, and what the policy reported. */
    readonly message: string;
}

export interface EngineRun {
    readonly exitCode: number;
    /** What the CLI printed, without colour. */
    readonly stdout: string;
    readonly stderr: string;
    readonly policyEvents: readonly PolicyEvent[];
}

export interface PolicyRun {
    /** The checkout, unless a test brings a pack of its own. */
    readonly policyPack?: string;
    /** What a user writes into the file of --policy-pack-config. */
    readonly policyConfig?: object;
    /** Added to the environment of the CLI, and so of the pack. */
    readonly env?: Readonly<Record<string, string>>;
}

export interface ProgramRun extends PolicyRun {
    /** A folder or file of a Node program, in JavaScript or TypeScript, or the JavaScript itself. A folder brings its Pulumi.<stack>.yaml. */
    readonly program: string | { readonly source: string };
    readonly config?: Readonly<Record<string, string>>;
    readonly secrets?: Readonly<Record<string, string>>;
}

/** A stack in a backend of its own. Operations follow each other: a preview after `up` is the preview of an update. */
export interface EngineStack {
    preview(run: ProgramRun): Promise<EngineRun>;
    /** Without `policyPack` no policy runs: a test that needs a deployed stack is not stopped by the pack. */
    up(run: ProgramRun): Promise<EngineRun>;
    /** `pulumi policy analyze`: the deployed state, no program. */
    analyze(run?: PolicyRun): Promise<EngineRun>;
    /** The deployed state as `pulumi stack export` prints it; encrypted secrets stay so. */
    exported(): Promise<string>;
}

export interface StackOptions {
    readonly project?: string;
    readonly stack?: string;
    /** Of the secrets in the program's Pulumi.<stack>.yaml. */
    readonly passphrase?: string;
}

/** Providers' doubles, found by the engine through the project's settings. */
const DOUBLES = ["aws", "azure-native"];
const DRIVER = join(__dirname, "driver.js");

/** An update saves its state once, and not after each resource: half of its time (pkg/backend/snapshot.go). */
const AT_ITS_END = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

/** The folder of the Pulumi CLI that tests run: the one on PATH, or the one that was built into the cache. */
export function available(): Availability<string> {
    const folder = findWith("pulumi-cli.mjs");
    if (folder === undefined) return { kind: "missing", reason: "no Pulumi CLI: node tools/pulumi-cli.mjs builds one" };
    return { kind: "available", tool: folder };
}

/** A suite that runs the real engine. */
export function describeEngine(title: string, suite: () => void): void {
    describeWith(available(), title, suite);
}

/** Gives a new stack to a test and removes it afterwards, with all that the engine wrote. */
export async function withStack<T>(use: (stack: EngineStack) => Promise<T>, options: StackOptions = {}): Promise<T> {
    const cli = available();
    if (cli.kind === "missing") throw new Error(cli.reason);
    const home = mkdtempSync(join(tmpdir(), "prodgate-engine-"));
    try {
        return await use(stackIn({ project: "shop", stack: "dev", passphrase: "tests", ...options, home, cli: cli.tool }));
    } finally {
        rmSync(home, { recursive: true, force: true });
    }
}

interface Place extends Required<StackOptions> {
    readonly home: string;
    readonly cli: string;
}

function stackIn(place: Place): EngineStack {
    for (const folder of ["pulumi", "state", "project"]) mkdirSync(join(place.home, folder));
    const isNew = () => !existsSync(join(place.home, "request.json"));
    return {
        preview: (run) => drive(place, "preview", isNew(), { policyPack: checkout, ...run }),
        up: (run) => drive(place, "up", isNew(), { ...run, env: { ...AT_ITS_END, ...run.env } }),
        analyze: (run) => analyze(place, { policyPack: checkout, ...run }),
        exported: async () => (await pulumi(place, ["stack", "export", "--stack", place.stack], {})).stdout,
    };
}

async function drive(place: Place, operation: "preview" | "up", isNew: boolean, run: ProgramRun): Promise<EngineRun> {
    const answer = join(place.home, "answer.json");
    const request = {
        operation,
        isNew,
        answer,
        project: place.project,
        stack: place.stack,
        workDir: join(place.home, "project"),
        program: programPath(place, run.program),
        config: run.config ?? {},
        secrets: run.secrets ?? {},
        providers: DOUBLES.map((name) => ({ name, path: join(__dirname, "../providers", name) })),
        policyPack: run.policyPack === undefined ? undefined : built(run.policyPack),
        policyConfig: policyConfigFile(place, run),
    };
    writeFileSync(join(place.home, "request.json"), JSON.stringify(request));
    rmSync(answer, { force: true });
    // A process of its own: jest's module registry and the program's must not meet, and every operation loads the program anew, as the engine does.
    const finished = await runProcess(process.execPath, [DRIVER, join(place.home, "request.json")], surroundings(place, run));
    if (!existsSync(answer)) throw new Error(`the driver ended with ${String(finished.exitCode)}:\n${finished.stdout}${finished.stderr}`);
    const outcome: unknown = JSON.parse(readFileSync(answer, "utf8"));
    return {
        exitCode: numberIn(outcome, "exitCode"),
        stdout: textIn(outcome, "stdout"),
        stderr: textIn(outcome, "stderr"),
        policyEvents: listIn(outcome, "policyEvents").map(policyEvent),
    };
}

async function analyze(place: Place, run: PolicyRun): Promise<EngineRun> {
    const pack = ["--policy-pack", built(run.policyPack ?? checkout)];
    const config = policyConfigFile(place, run);
    const withConfig = config === undefined ? [] : ["--policy-pack-config", config];
    const finished = await pulumi(place, ["policy", "analyze", "--json", "--stack", place.stack, ...pack, ...withConfig], run);
    // One event a line; a line that is no event (a warning) is only text.
    const events = finished.stdout
        .split("\n")
        .map(parsed)
        .map((line) => field(line, "policyEvent"));
    return { ...finished, policyEvents: events.filter((event) => event !== undefined).map(policyEvent) };
}

function pulumi(place: Place, args: readonly string[], run: PolicyRun): Promise<EngineRun> {
    const command = [...args, "--non-interactive", "--color", "never"];
    return runProcess(join(place.cli, "pulumi"), command, surroundings(place, run)).then((finished) => ({ ...finished, policyEvents: [] }));
}

function surroundings(place: Place, run: PolicyRun): { cwd: string; env: NodeJS.ProcessEnv } {
    const env = {
        ...withoutAccounts(process.env),
        PATH: `${place.cli}${delimiter}${process.env["PATH"] ?? ""}`,
        PULUMI_HOME: join(place.home, "pulumi"),
        PULUMI_BACKEND_URL: `file://${join(place.home, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: place.passphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        // A program given as text lies in a temporary folder and still finds the SDKs.
        NODE_PATH: join(checkout, "node_modules"),
        ...run.env,
    };
    return { cwd: join(place.home, "project"), env };
}

/** Nothing that a developer is logged in to may take part. */
function withoutAccounts(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return Object.fromEntries(
        Object.entries(env).filter(([name]) => !/^(AWS|ARM|AZURE|PULUMI|PRODGATE)_(?!CACHE$)/.test(name) && name !== "NODE_OPTIONS"),
    );
}

function programPath(place: Place, program: ProgramRun["program"]): string {
    if (typeof program === "string") {
        if (statSync(program).isDirectory()) bringFiles(program, join(place.home, "project"));
        return program;
    }
    const folder = join(place.home, "program");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "index.js"), program.source);
    return folder;
}

/** The engine looks for assets in the project's folder, where the stack's settings also are; the program itself runs where it is. */
function bringFiles(program: string, project: string): void {
    cpSync(program, project, {
        recursive: true,
        filter: (source, target) => {
            const name = basename(source);
            // The project's settings are the driver's (they name the doubles); the stack's change with every operation.
            if (name === "node_modules" || name === "Pulumi.yaml") return false;
            return !(/^Pulumi\..+\.yaml$/.test(name) && existsSync(target));
        },
    });
}

function policyConfigFile(place: Place, { policyConfig }: PolicyRun): string | undefined {
    if (policyConfig === undefined) return undefined;
    const file = join(place.home, "policy-config.json");
    writeFileSync(file, JSON.stringify(policyConfig));
    return file;
}

/** The engine's own message for a pack whose entry is missing does not say what is missing. */
function built(policyPack: string): string {
    const entry = textIn(parsed(readFileSync(join(policyPack, "package.json"), "utf8")), "main");
    if (!existsSync(join(policyPack, entry))) throw new Error(`the policy pack is not built: ${entry} is missing (npm run build)`);
    return policyPack;
}

function policyEvent(event: unknown): PolicyEvent {
    const severity = field(event, "severity");
    return {
        policyName: textIn(event, "policyName"),
        enforcementLevel: textIn(event, "enforcementLevel"),
        severity: typeof severity === "string" ? severity : undefined,
        resourceUrn: textIn(event, "resourceUrn"),
        // A preview ends it with a line's end, `policy analyze` does not.
        message: textIn(event, "message").trimEnd(),
    };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function field(value: unknown, name: string): unknown {
    return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function textIn(value: unknown, name: string): string {
    const found = field(value, name);
    return typeof found === "string" ? found : "";
}

function numberIn(value: unknown, name: string): number {
    const found = field(value, name);
    if (typeof found !== "number") throw new Error(`the driver's answer has no ${name}`);
    return found;
}

function listIn(value: unknown, name: string): readonly unknown[] {
    const found = field(value, name);
    return Array.isArray(found) ? found : [];
}
