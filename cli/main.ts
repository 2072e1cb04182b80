#!/usr/bin/env node
/** The command line: what it reads, what it prints, how it ends. */

import { writeFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../policies/package";
import { DEFAULT_WIDTH } from "../policies/wrapped";
import { InputError } from "../resources/resource";

const USAGE = 2;
const INTERNAL = 70;
/** Node's timers end at once beyond 24.8 days; a day is more than any program takes. */
const LONGEST_TIMEOUT = 86_400;
/** Back to the start of the line, and what is on it away (ECMA-48, EL). */
const CLEAR_LINE = "\r\u001b[K";

const EXIT_CODES = [
    [0, "go, or not-applicable: nothing in the input is what a policy asks for"],
    [1, "no-go: a blocker, also where the rest was not seen to its end"],
    [2, "incomplete: something that may hold a blocker was not evaluated or is not supported; or an input or option that cannot be used"],
    [3, "something is undecided, under --strict"],
    [70, "a defect of prodgate, or of a plugin"],
] as const;

interface Flags {
    readonly format: "pretty" | "json";
    readonly output?: string;
    readonly showOutput: boolean;
    readonly stack?: string;
    readonly timeout?: number;
    readonly strict: boolean;
    readonly option: readonly string[];
    readonly plugin: readonly string[];
}

const program = new Command("prodgate")
    .description("Decides before anything is deployed whether cloud infrastructure is ready for production, and says what to fix first.")
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("afterAll", `\nExit codes:\n${EXIT_CODES.map(([code, means]) => `  ${String(code).padEnd(2)}  ${means}`).join("\n")}`);

program
    .command("assess")
    .description("Judges a Pulumi program's folder, `pulumi stack export`, `pulumi preview --json --show-sames`, a cdktf.out folder or cdk.tf.json.")
    .argument("<input...>", "what to assess; several are judged as one architecture; - is standard input")
    .addOption(new Option("--format <format>", "report format").choices(["pretty", "json"]).default("pretty"))
    .option("--output <file>", "write the report to a file instead of standard output")
    .option("--show-output", "show what a program prints", false)
    .option("--stack <name>", "the Pulumi stack whose configuration a program is evaluated with")
    .option("--timeout <seconds>", "how long a program may run (default: 180)", seconds)
    .option("--option <policy.option=value>", "an option of a policy; may be given several times", collected, [])
    .option("--plugin <package or file>", "policies and readers of your own; may be given several times", collected, [])
    .option("--strict", "exit 3 when something is undecided", false)
    .action(async (paths: string[], flags: Flags) => {
        // Loaded when they are needed: --version and --help start at once.
        const [{ assess, configuredBy, pluginsBy }, { exitCode }] = await Promise.all([import("./assess.js"), import("../gate/exit-code.js")]);
        const plugins = pluginsBy(flags.plugin);
        const { result, notes } = await assess(paths, {
            plugins,
            ...(flags.stack === undefined ? {} : { stack: flags.stack }),
            policies: configuredBy(flags.option, plugins),
            ...(flags.timeout !== undefined && { timeoutSeconds: flags.timeout }),
            ...(flags.showOutput && { onOutput: (line: string) => process.stderr.write(`${line}\n`) }),
            ...(process.stderr.isTTY && !flags.showOutput && { onProgress }),
        });
        if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
        for (const note of notes) process.stderr.write(`note: ${note}\n`);
        const [{ json }, { pretty }] = await Promise.all([import("../reports/json.js"), import("../reports/pretty.js")]);
        const shown = flags.output === undefined && process.stdout.isTTY;
        const report =
            flags.format === "json"
                ? json(result)
                : pretty(result, {
                      title: paths.join(", "),
                      colour: shown && process.env["NO_COLOR"] === undefined,
                      width: shown ? process.stdout.columns : DEFAULT_WIDTH,
                  });
        if (flags.output === undefined) await written(report);
        else writeReport(flags.output, report);
        process.exitCode = exitCode(result, { strict: flags.strict });
    });

program
    .command("explain")
    .description("Prints a policy's page.")
    .argument("<policy>", "the policy's name")
    .option("--plugin <package or file>", "policies of your own; may be given several times", collected, [])
    .action(async (name: string, flags: Pick<Flags, "plugin">) => {
        const [{ composedOf, pluginsBy }, { pageOf }] = await Promise.all([import("./assess.js"), import("./page.js")]);
        await written(pageOf(name, composedOf(pluginsBy(flags.plugin))));
    });

function collected(one: string, before: readonly string[]): readonly string[] {
    return [...before, one];
}

// A closed pipe must not crash the process; what cannot be written is reported where it is written.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

void run();

async function run(): Promise<void> {
    try {
        await program.parseAsync(process.argv);
    } catch (error) {
        if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
        else if (error instanceof InputError) {
            process.stderr.write(`prodgate: ${error.message}\n`);
            process.exitCode = USAGE;
        } else {
            // The error's text might hold content of the input.
            process.stderr.write(
                `prodgate: internal error (${error instanceof Error ? error.name : typeof error}); please report it with the command that you ran\n`,
            );
            if (process.env["PRODGATE_DEBUG"] !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
            process.exitCode = INTERNAL;
        }
    }
}

function onProgress(path: string, resources: number, seconds: number): void {
    process.stderr.write(`${CLEAR_LINE}evaluating ${path}: ${String(seconds)} s, ${String(resources)} registered`);
}

function seconds(text: string): number {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < 1 || number > LONGEST_TIMEOUT) throw new InvalidArgumentError("a whole number of seconds, up to a day.");
    return number;
}

/** Waits until the report is out: a pipe takes it in parts. Whoever reads it may stop, as `head` does, and the exit code stays the verdict's. */
async function written(report: string): Promise<void> {
    const error = await new Promise<unknown>((done) => process.stdout.write(report, done));
    if (error && codeOf(error) !== "EPIPE") throw unwritable("standard output", error);
}

function writeReport(file: string, report: string): void {
    try {
        writeFileSync(file, report);
    } catch (error) {
        throw unwritable(file, error);
    }
}

function unwritable(where: string, error: unknown): InputError {
    return new InputError(`${where}: cannot be written (${codeOf(error)})`);
}

function codeOf(error: unknown): string {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
