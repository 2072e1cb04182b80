/** The command line: what it reads, what it prints, how it ends. */

import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../policies/package";
import { didYouMean } from "../architecture/nearest";
import { severities, type Severity } from "../policies/policy";
import { DEFAULT_WIDTH } from "../policies/wrapped";
import { FORMATS, type Format } from "../reports/formats";
import { InputError } from "../resources/resource";
import { optimizeLess } from "./optimizing";

const USAGE = 2;
const INTERNAL = 70;
/** Node's timers end at once beyond 24.8 days; a day is more than any program takes. */
const LONGEST_TIMEOUT = 86_400;
/** Back to the start of the line, and what is on it away (ECMA-48, EL). */
const CLEAR_LINE = "\r\u001b[K";

const EXIT_CODES = [
    [0, "go, or not-applicable: nothing in the input is what a policy asks for; or a no-go that break glass overrides"],
    [1, "no-go: a blocker, also where the rest was not seen to its end"],
    [2, "incomplete: something that may hold a blocker was not evaluated or is not supported; or an input or option that cannot be used"],
    [3, "something is undecided, under --strict"],
    [70, "a defect of prodgate, or of a plugin"],
] as const;

interface Flags {
    readonly format: Format;
    readonly output?: string;
    readonly also: readonly Also[];
    readonly redact: boolean;
    readonly policy: readonly string[];
    readonly severity: readonly Severity[];
    readonly showOutput: boolean;
    readonly settings?: string;
    readonly stack?: string;
    readonly timeout?: number;
    readonly strict: boolean;
    readonly option: readonly string[];
    readonly plugin: readonly string[];
    readonly against?: string;
    readonly today?: string;
}

const program = new Command("prodgate")
    .description("Decides before anything is deployed whether cloud infrastructure is ready for production, and says what to fix first.")
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("afterAll", `\nExit codes:\n${EXIT_CODES.map(([code, means]) => `  ${String(code).padEnd(2)}  ${means}`).join("\n")}`);

program
    .command("assess")
    .description(
        "Judges a Pulumi program's folder, `pulumi stack export`, `pulumi preview --json --show-sames`, a cdktf.out folder, cdk.tf.json, or `terraform show -json` (`tofu show -json`) of a plan or a state.",
    )
    .argument("<input...>", "what to assess; several are judged as one architecture; - is standard input")
    .addOption(new Option("--format <format>", "report format").choices(FORMATS).default("pretty"))
    .option("--output <file>", "write the report to a file instead of standard output")
    .option("--also <format=file>", "write the report in another format as well; may be given several times", also, [])
    .option("--redact", "replace account ids, host names, domains and IP addresses in the report", false)
    .option("--policy <name>", "show findings of this policy only; may be given several times", collected, [])
    .option("--severity <severity>", "show findings of this severity only; may be given several times", severityNamed, [])
    .option("--show-output", "show what a program prints", false)
    .option("--settings <file>", "the settings (default: the nearest prodgate.yaml)")
    .option("--stack <name>", "the Pulumi stack whose configuration a program is evaluated with; of another input, the name that settings know it by")
    .option("--timeout <seconds>", "how long a program may run (default: 180)", seconds)
    .option("--option <policy.option=value>", "an option of a policy; may be given several times", collected, [])
    .option("--plugin <package or file>", "policies and readers of your own; may be given several times", collected, [])
    .option("--strict", "exit 3 when something is undecided", false)
    .option(
        "--against <file>",
        "compare with a baseline or a JSON report of another run: only new findings stop (default: the baseline of the settings)",
    )
    .option("--today <day>", "the day that waivers are judged on, YYYY-MM-DD (default: the current day in UTC)")
    .action(async (paths: string[], flags: Flags) => {
        optimizeLess();
        // Loaded when they are needed: --version and --help start at once.
        const [{ assess, configuredBy, pluginsBy, refuseUnknown, rulesFor }, { exitCode }] = await Promise.all([
            import("./assess.js"),
            import("../gate/exit-code.js"),
        ]);
        const chosen = { plugins: pluginsBy(flags.plugin), ...settingsBy(flags) };
        const rules = rulesFor(paths, chosen);
        const { composed } = rules;
        refuseUnknown(flags.policy, composed);
        const { result, notes, sources } = await assess(paths, {
            ...assessedBy(flags),
            rules,
            policies: configuredBy(flags.option, composed),
            ...(flags.against === undefined ? {} : { against: flags.against }),
        });
        if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
        const [{ reporter }, { logLine, printable }] = await Promise.all([import("../reports/reporter.js"), import("../reports/printable.js")]);
        const shown = flags.output === undefined && process.stdout.isTTY;
        const { report, redact } = reporter(result, {
            title: paths.join(", "),
            colour: shown && process.env["NO_COLOR"] === undefined,
            width: shown ? process.stdout.columns : DEFAULT_WIDTH,
            sources,
            redact: flags.redact,
            filter: { policies: flags.policy, severities: flags.severity },
        });
        for (const note of notes) process.stderr.write(`note: ${logLine(printable(redact(note)))}\n`);
        for (const { format, file } of flags.also) writeReport(file, report(format));
        if (flags.output === undefined) await written(report(flags.format));
        else writeReport(flags.output, report(flags.format));
        process.exitCode = exitCode(result, { strict: flags.strict });
    });

program
    .command("baseline")
    .description("Accepts the findings of today: writes a file for `prodgate assess --against`, which then stops at new ones only.")
    .argument("<input...>", "what to assess, as for assess")
    .option("--output <file>", "the file that is written (default: that of the settings, or prodgate-baseline.json)")
    .option("--show-output", "show what a program prints", false)
    .option("--settings <file>", "the settings (default: the nearest prodgate.yaml)")
    .option("--stack <name>", "the Pulumi stack whose configuration a program is evaluated with")
    .option("--timeout <seconds>", "how long a program may run (default: 180)", seconds)
    .option("--option <policy.option=value>", "an option of a policy; may be given several times", collected, [])
    .option("--plugin <package or file>", "policies and readers of your own; may be given several times", collected, [])
    .option("--today <day>", "the day that waivers are judged on, YYYY-MM-DD (default: the current day in UTC)")
    .action(async (paths: string[], flags: RunFlags & Pick<Flags, "output" | "option" | "plugin" | "settings">) => {
        const [{ assess, configuredBy, pluginsBy, rulesFor }, { acceptedIn, baselineBefore, BASELINE_FILE }, { logLine, printable }] =
            await Promise.all([import("./assess.js"), import("./baseline.js"), import("../reports/printable.js")]);
        const chosen = { plugins: pluginsBy(flags.plugin), ...settingsBy(flags) };
        const rules = rulesFor(paths, chosen);
        const { composed, settings } = rules;
        const { result, notes } = await assess(paths, {
            ...assessedBy(flags),
            rules,
            policies: configuredBy(flags.option, composed),
            against: false,
        });
        if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
        const file = flags.output ?? (settings.baseline === undefined ? BASELINE_FILE : relative("", settings.baseline.file));
        const { text, lines } = acceptedIn(result, file, baselineBefore(file));
        writeReport(file, text);
        for (const line of [...notes.map((note) => `note: ${note}`), ...lines]) process.stderr.write(`${logLine(printable(line))}\n`);
        if (result.failures.length > 0) process.exitCode = INTERNAL;
    });

program
    .command("explain")
    .description("Prints a policy's page and what the settings make of it; without a policy, the levels of all policies.")
    .argument("[policy]", "the policy's name")
    .option("--settings <file>", "the settings (default: the nearest prodgate.yaml)")
    .option("--plugin <package or file>", "policies of your own; may be given several times", collected, [])
    .action(async (name: string | undefined, flags: Pick<Flags, "plugin" | "settings">) => {
        const [{ pluginsBy, rulesFor }, { levelsText, pageOf }] = await Promise.all([import("./assess.js"), import("./page.js")]);
        const { composed, settings } = rulesFor([], { plugins: pluginsBy(flags.plugin), ...settingsBy(flags) });
        await written(name === undefined ? levelsText(composed, settings) : pageOf(name, composed, settings));
    });

type RunFlags = Pick<Flags, "stack" | "timeout" | "showOutput" | "today">;

function settingsBy({ settings }: Pick<Flags, "settings">) {
    return settings === undefined ? {} : { settings };
}

/** What every command that assesses takes. */
function assessedBy({ stack, timeout, showOutput, today }: RunFlags) {
    return {
        ...(stack === undefined ? {} : { stack }),
        ...(today === undefined ? {} : { today }),
        ...(timeout !== undefined && { timeoutSeconds: timeout }),
        ...(showOutput && { onOutput: (line: string) => process.stderr.write(`${line}\n`) }),
        ...(!showOutput && { onProgress, onStep }),
    };
}

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

/** How often a log that keeps every line is told that something goes on. */
const LOGGED_SECONDS = 10;

function onProgress(path: string, resources: number, seconds: number): void {
    if (process.stderr.isTTY || seconds % LOGGED_SECONDS === 0) onStep(`evaluating ${path}: ${String(seconds)} s, ${String(resources)} registered`);
}

/** A terminal has one line that changes; a log keeps every line. */
function onStep(text: string): void {
    process.stderr.write(process.stderr.isTTY ? `${CLEAR_LINE}${text}` : `${text}\n`);
}

interface Also {
    readonly format: Format;
    readonly file: string;
}

/** `sarif=prodgate.sarif` */
function also(written: string, before: readonly Also[]): readonly Also[] {
    const [, name = "", file = ""] = /^([^=]*)=(.+)$/s.exec(written) ?? [];
    const format = FORMATS.find((one) => one === name);
    if (file === "") throw new InvalidArgumentError(`it is written <format>=<file>.`);
    if (format === undefined) throw new InvalidArgumentError(unknownName("format", name, FORMATS));
    return [...before, { format, file }];
}

function severityNamed(name: string, before: readonly Severity[]): readonly Severity[] {
    const severity = severities.find((one) => one === name);
    if (severity === undefined) throw new InvalidArgumentError(unknownName("severity", name, severities));
    return [...before, severity];
}

function unknownName(what: string, name: string, known: readonly string[]): string {
    return `no ${what} is called ${name}${didYouMean(name, known)}; there are ${known.join(", ")}.`;
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
