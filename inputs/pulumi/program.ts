/** Evaluates a Pulumi program without an engine, a provider or an account: what it would register, with exact references between resources. */

import { compareAddresses } from "../../architecture/compare";
import { grouped } from "../../architecture/grouped";
import { keyed } from "../../architecture/keyed";
import { randomBytes } from "node:crypto";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { dependsOn } from "../../architecture/reason";
import { Hole, isMap, type Node } from "../../resources/node";
import type { Input, Resource } from "../../resources/resource";
import { mayHoldSomething, vocabularyOf } from "../../readers/vocabularies";
import { mayHoldResources } from "./component-packages";
import { marksOf, type Marks } from "./marks";
import { runProgram, type Run } from "./program-child";
import { partsKnownOf, partsOf, unseenOf } from "./program-components";
import { startMonitor, type Evaluation, type Registered } from "./program-monitor";
import { readProject, type Project } from "./program-project";
import { stopOf } from "./program-stop";
import type { Way } from "./program-symbols";
import { dependenciesOf } from "./state";
import { isOfTheEngine, isRoot, nameIn } from "./urn";
import { snapshot } from "./values";

/** A large TypeScript program needs a minute to be type-checked on a small machine; three are enough for all that can end at all. */
const TIMEOUT_SECONDS = 180;

export interface ProgramOptions {
    /** The stack whose configuration the program is evaluated with; the only one with settings by default. */
    readonly stack?: string;
    readonly timeoutSeconds?: number;
    /** Gets every line that the program prints. */
    readonly onOutput?: (line: string) => void;
    /** Told every second how many resources there are so far. */
    readonly onProgress?: (resources: number, seconds: number) => void;
}

/**
 * The resources of the Node program in a folder with a `Pulumi.yaml`. A folder without such a program is an `InputError`; a program that stops halfway
 * gives what it had registered, and is not complete.
 */
export async function evaluateProgram(folder: string, options: ProgramOptions = {}): Promise<Input> {
    const marks = marksOf(`prodgate${randomBytes(8).toString("hex")}x`);
    const project = readProject(folder, options.stack, marks);
    const timeoutSeconds = options.timeoutSeconds ?? TIMEOUT_SECONDS;
    const monitor = await startMonitor(project, marks);
    let seconds = 0;
    const clock = setInterval(() => options.onProgress?.(monitor.evaluation.resources.size, ++seconds), 1000);
    try {
        const run = await runProgram(project, marks, monitor.address, { timeoutSeconds, ...options });
        return inputOf(project, marks, monitor.evaluation, run, timeoutSeconds);
    } finally {
        clearInterval(clock);
        monitor.close();
    }
}

function inputOf(project: Project, marks: Marks, evaluation: Evaluation, run: Run, timeoutSeconds: number): Input {
    const stop = stopOf(project, evaluation, run, marks, timeoutSeconds);
    const callbacks = run.reports.filter((report) => report.kind === "callback");
    const creating = callbacks.filter(({ creates }) => creates.length > 0).map(({ about }) => marks.readable(about));
    const hiding = callbacks.filter(({ creates }) => creates.some(mayBeJudged)).map(({ about }) => marks.readable(about));
    const unfollowed = evaluation.resources.size > 0 && !run.reports.some((report) => report.kind === "hooked");
    const missing = run.reports.flatMap((report) => (report.kind === "missing" ? [report.key] : []));
    const remote = (name: string) => `the remote component ${name} was not evaluated: its resources are not seen`;
    const creates = (about: string) => `a callback on ${about} that may create resources was not run to its end: it needs the value itself`;
    const bare = (urn: string) => `the properties of ${nameIn(urn)} come from a value that is not known: it is not judged`;
    const branched = (about: string) => `the program branches on ${about}: only the way of a yes is seen`;
    const untransformed = (urn: string) => `a transform failed on ${nameIn(urn)}: its changes are not included`;
    const mayHold = (urn: string) => mayHoldIn(evaluation.resources.get(urn));
    const taken = (way: Way) => run.reports.flatMap((one) => (one.kind === "decision" && one.way === way ? [marks.readable(one.about)] : []));
    const [compared, counted, asked, copied] = [taken("compared"), taken("counted"), taken("asked"), taken("copied")];
    const made = (kind: "looped" | "branched" | "blurred") => madeOf(run, kind, marks);
    const [loops, branches, blurred] = [made("looped"), made("branched"), made("blurred")];
    const chosen = chosenOf(run, marks);
    const registered = [...evaluation.resources.values()];
    const partly = registered.flatMap((one) => partlySeen(one, marks));
    const withoutProperties = new Set([
        ...evaluation.withoutProperties,
        ...registered.filter((one) => blurred.has(keyOf(one)) || chosen.get(keyOf(one))?.some(({ path }) => path.length === 0)).map(({ urn }) => urn),
    ]);
    return {
        resources: registered
            .filter(({ urn }) => !withoutProperties.has(urn))
            .flatMap((one, at) =>
                resourcesOf(project, marks, one, conditionOf(loops.get(keyOf(one)), branches.get(keyOf(one)), at), chosen.get(keyOf(one))),
            )
            .sort(compareAddresses),
        notEvaluated: [
            ...(stop === undefined ? [] : [stop]),
            ...(unfollowed ? [UNFOLLOWED] : []),
            ...lines(evaluation.functions, (token) => `the function ${token} was not called: what follows from its result is unknown`),
            ...lines(evaluation.remoteComponents, remote),
            ...partly.map(({ line }) => line),
            ...lines(loops.values(), (about) => `a loop over ${about} was run once: how many resources it makes is known only at deployment`),
            ...lines(compared, (about) => `the program compares or counts with ${about}: what it makes on the other way is not seen`),
            ...lines(counted, (about) => `a loop that counts with ${about} was run once: how often it runs is known only at deployment`),
            ...lines(copied, (about) => `the program copies ${about}: which fields the copy has is known only at deployment`),
            ...lines(asked, branched),
            ...lines(creating, creates),
            ...lines(withoutProperties, bare),
            ...lines(evaluation.failedTransforms, untransformed),
            ...lines(evaluation.registeredTwice, (urn) => `two resources have the address ${urn}: only the first is seen`),
        ],
        hidden: [
            ...lines(
                [...evaluation.remoteComponents].filter((name) => mayHoldResources(name.split(" ")[0] ?? name)),
                remote,
            ),
            ...partly.flatMap(({ line, mayHold }) => (mayHold ? [line] : [])),
            ...lines(asked, branched),
            ...lines(hiding, creates),
            ...lines([...withoutProperties].filter(mayHold), bare),
            ...lines([...evaluation.failedTransforms].filter(mayHold), untransformed),
        ],
        unevaluated: [...evaluation.resources.values()]
            .flatMap((registered) => unevaluated(marks, registered, evaluation.withoutProperties))
            .sort(compareAddresses),
        complete: stop === undefined && !unfollowed && evaluation.registeredTwice.size === 0 && [...compared, ...counted, ...copied].length === 0,
        program: { name: project.name, stack: project.stack },
        notes: [
            ...project.notes,
            ...(evaluation.readComponents.size
                ? [`components read from their arguments, without running their packages: ${[...evaluation.readComponents].sort().join(", ")}`]
                : []),
            ...lines(missing, (key) => `configuration ${key} is required and not set for stack ${project.stack}: a placeholder takes its place`),
            ...lines(evaluation.stacks, (stack) => `outputs of the stack ${stack} are not known`),
            ...(callbacks.length ? [`callbacks (apply) whose results only the deployment can tell: ${String(callbacks.length)}`] : []),
            ...(run.printed ? [`the program printed ${String(run.printed)} lines: --show-output shows them`] : []),
        ],
    };
}

/** A loader of the program replaced what prodgate sees outputs with. */
const UNFOLLOWED = "the program's loader hides its outputs: use the output of pulumi preview --json --show-sames";

/** What is not seen of a component that is read from its arguments. */
function partlySeen({ remote, type, urn, inputs }: Registered, marks: Marks): readonly { readonly line: string; readonly mayHold: boolean }[] {
    const unseen = remote ? unseenOf(type, snapshot(inputs, { marks })) : undefined;
    if (unseen === undefined) return [];
    const line = `the remote component ${type} "${nameIn(urn)}" is read from its arguments: ${unseen.what} are not seen`;
    return [{ line, mayHold: unseen.mayHold }];
}

/** Type and name of what was made under something unknown -> what that is. */
function madeOf(run: Run, kind: "looped" | "branched" | "blurred", marks: Marks): ReadonlyMap<string, string> {
    return new Map(
        run.reports.flatMap((report) =>
            report.kind === kind ? [[`${report.type}::${marks.readable(report.name)}`, marks.readable(report.about)]] : [],
        ),
    );
}

function keyOf({ type, urn }: Registered): string {
    return `${type}::${nameIn(urn)}`;
}

interface Choice {
    readonly about: string;
    readonly path: readonly string[];
}

/** Type and name of a resource -> the properties of it that were chosen without knowing. */
function chosenOf(run: Run, marks: Marks): ReadonlyMap<string, readonly Choice[]> {
    const chosen = run.reports.filter((report) => report.kind === "chosen");
    return grouped(
        chosen.map((one) => ({ of: `${one.type}::${marks.readable(one.name)}`, about: marks.readable(one.about), path: one.path })),
        ({ of }) => of,
    );
}

/** What a program chose without knowing is not known. */
function withChoice(properties: { readonly [key: string]: Node }, { about, path: [key, ...rest] }: Choice): { readonly [key: string]: Node } {
    if (key === undefined) return properties;
    const inner = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const hidden = new Hole({ refs: [], reason: dependsOn(about) });
    return keyed([
        ...Object.entries(properties).filter(([name]) => name !== key),
        [key, rest.length > 0 && inner !== undefined && isMap(inner) ? withChoice(inner, { about, path: rest }) : hidden],
    ]);
}

/** What may leave a resource out. Two that came after the same way may be under different ones: each has a condition of its own, told by a number. */
function conditionOf(loop: string | undefined, branch: string | undefined, number: number): Resource["conditional"] {
    if (branch !== undefined) return { by: "branch", written: `branch ${String(number)}`, reason: dependsOn(branch) };
    return loop === undefined ? undefined : { by: "loop", written: `loop over ${loop}`, reason: dependsOn(loop) };
}

/** The resource, or those that a component of a known shape makes. */
function resourcesOf(
    { folder }: Project,
    marks: Marks,
    registered: Registered,
    conditional: Resource["conditional"],
    chosen: readonly Choice[] = [],
): readonly Resource[] {
    const { urn, type, custom, parent, ignoreChanges, source } = registered;
    if (isOfTheEngine(type) || (!custom && !registered.remote)) return [];
    const location = source && locationOf(source, folder);
    const properties = chosen.reduce(withChoice, snapshot(registered.inputs, { marks }));
    const all = {
        syntax: "pulumi" as const,
        ...(registered.protect && { protect: true }),
        ...(conditional && { conditional }),
        ...(location && { location }),
        marksSecrets: true,
    };
    if (registered.remote)
        return (partsOf(type, urn, properties) ?? []).map((part) => ({
            ...all,
            address: part.urn,
            name: nameIn(part.urn),
            type: part.type,
            properties: part.properties,
            parent: urn,
            ...(part.perhaps && { conditional: { by: "loop" as const, written: urn, reason: dependsOn("the arguments of its component") } }),
        }));
    return [
        {
            ...all,
            address: urn,
            name: nameIn(urn),
            type,
            properties,
            ...dependenciesOf(registered.propertyDependencies, registered.dependsOn),
            ...(parent && !isRoot(parent) && { parent }),
            ...(ignoreChanges.length && { ignoreChanges }),
        },
    ];
}

/** A component that no table knows, or a resource whose properties are not known: what it was given. */
function unevaluated(
    marks: Marks,
    { urn, type, inputs, remote, propertyDependencies, dependsOn }: Registered,
    bare: ReadonlySet<string>,
): readonly Resource[] {
    const properties = snapshot(inputs, { marks });
    const component = remote && mayHoldResources(type) && (!partsKnownOf(type) || unseenOf(type, properties)?.mayHold === true);
    if (!component && !bare.has(urn)) return [];
    return [
        {
            address: urn,
            name: nameIn(urn),
            type,
            syntax: "pulumi",
            properties,
            ...dependenciesOf(propertyDependencies, dependsOn),
            marksSecrets: true,
        },
    ];
}

/** Whether an object of a class that a program's text names (`aws.route53.Record`) may hold something to judge. */
function mayBeJudged(name: string): boolean {
    const [, module = "", type = ""] = /^aws\.(\w+)\.(\w+)$/.exec(name) ?? [];
    return vocabularyOf(`aws:${module}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`).coverage !== "carries nothing";
}

/** Whether a resource that is not seen as it is may hold something to judge. Of a component that failed, its resources are there. */
function mayHoldIn(registered: Registered | undefined): boolean {
    if (registered?.custom !== true) return false;
    const { coverage } = vocabularyOf(registered.type);
    return coverage === "read" || mayHoldSomething(registered.type);
}

/** A line of a package is not where the user fixes something, and its source map often names a file that is not there. */
function locationOf({ uri, line }: { uri: string; line: number }, folder: string): string | undefined {
    try {
        const path = relative(folder, fileURLToPath(uri));
        const steps = path.split(sep);
        return steps.includes("node_modules") || steps.some((step) => step.startsWith("node:")) ? undefined : `${path}:${String(line)}`;
    } catch {
        return undefined;
    }
}

function lines(items: Iterable<string>, line: (item: string) => string): readonly string[] {
    return [...new Set(items)].sort().map(line);
}
