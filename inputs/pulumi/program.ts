/** Evaluates a Pulumi program without an engine, a provider or an account: what it would register, with exact references between resources. */

import { randomBytes } from "node:crypto";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Input, Resource } from "../../resources/resource";
import { mayHoldSomething, vocabularyOf } from "../../readers/vocabularies";
import { mayHoldResources } from "./component-packages";
import { marksOf, type Marks } from "./marks";
import { runProgram, type Run } from "./program-child";
import { startMonitor, type Evaluation, type Registered } from "./program-monitor";
import { readProject, type Project } from "./program-project";
import { dependenciesOf } from "./state";
import { stopReason } from "./stop-reason";
import { isOfTheEngine, isRoot, nameIn } from "./urn";
import { snapshot } from "./values";

/** A large TypeScript program needs a minute to be type-checked on a small machine; three are enough for all that can end at all. */
const TIMEOUT_SECONDS = 180;

/**
 * The resources of the Node program in a folder with a `Pulumi.yaml`. A folder without such a program is an `InputError`; a program that stops halfway
 * gives what it had registered, and is not complete.
 */
export async function evaluateProgram(folder: string, options: { readonly stack?: string; readonly timeoutSeconds?: number } = {}): Promise<Input> {
    const marks = marksOf(`prodgate${randomBytes(8).toString("hex")}x`);
    const project = readProject(folder, options.stack, marks);
    const timeoutSeconds = options.timeoutSeconds ?? TIMEOUT_SECONDS;
    const monitor = await startMonitor(project, marks);
    try {
        const run = await runProgram(project, marks, monitor.address, timeoutSeconds);
        return inputOf(project, marks, monitor.evaluation, run, timeoutSeconds);
    } finally {
        monitor.close();
    }
}

function inputOf(project: Project, marks: Marks, evaluation: Evaluation, run: Run, timeoutSeconds: number): Input {
    const stop = stopOf(project, evaluation, run, marks, timeoutSeconds);
    const callbacks = run.reports.filter((report) => report.kind === "callback");
    const creating = callbacks.filter(({ creates }) => creates).map(({ about }) => marks.readable(about));
    const missing = run.reports.flatMap((report) => (report.kind === "missing" ? [report.key] : []));
    const remote = (name: string) => `the remote component ${name} was not evaluated: its resources are not seen`;
    const creates = (about: string) => `a callback on ${about} that may create resources was not run to its end: it needs the value itself`;
    const bare = (urn: string) => `the properties of ${nameIn(urn)} come from a value that is not known: it is not judged`;
    const untransformed = (urn: string) => `a transform failed on ${nameIn(urn)}: its changes are not included`;
    const mayHold = (urn: string) => mayHoldIn(evaluation.resources.get(urn));
    return {
        resources: [...evaluation.resources.values()]
            .filter(({ urn }) => !evaluation.withoutProperties.has(urn))
            .flatMap((registered) => resourceOf(project, marks, registered) ?? [])
            .sort(byAddress),
        notEvaluated: [
            ...(stop === undefined ? [] : [stop]),
            ...lines(evaluation.functions, (token) => `the function ${token} was not called: what follows from its result is unknown`),
            ...lines(evaluation.remoteComponents, remote),
            ...lines(creating, creates),
            ...lines(evaluation.withoutProperties, bare),
            ...lines(evaluation.failedTransforms, untransformed),
            ...lines(evaluation.registeredTwice, (urn) => `two resources have the address ${urn}: only the first is seen`),
        ],
        hidden: [
            ...lines(
                [...evaluation.remoteComponents].filter((name) => mayHoldResources(name.split(" ")[0] ?? name)),
                remote,
            ),
            ...lines(creating, creates),
            ...lines([...evaluation.withoutProperties].filter(mayHold), bare),
            ...lines([...evaluation.failedTransforms].filter(mayHold), untransformed),
        ],
        complete: stop === undefined && evaluation.registeredTwice.size === 0,
        notes: [
            ...project.notes,
            ...lines(missing, (key) => `configuration ${key} is required and not set for stack ${project.stack}: a placeholder stands for it`),
            ...lines(evaluation.stacks, (stack) => `outputs of the stack ${stack} are not known`),
            ...(callbacks.length ? [`callbacks (apply) whose results only the deployment can tell: ${String(callbacks.length)}`] : []),
            ...(run.printed ? [`the program printed ${String(run.printed)} lines: they are not shown`] : []),
        ],
    };
}

function resourceOf({ folder }: Project, marks: Marks, registered: Registered): Resource | undefined {
    const { urn, type, custom, parent, ignoreChanges, source } = registered;
    if (!custom || isOfTheEngine(type)) return undefined;
    const location = source && locationOf(source, folder);
    return {
        address: urn,
        name: nameIn(urn),
        type,
        syntax: "pulumi",
        properties: snapshot(registered.inputs, { marks }),
        ...dependenciesOf(registered.propertyDependencies, registered.dependsOn),
        ...(parent && !isRoot(parent) && { parent }),
        ...(registered.protect && { protect: true }),
        ...(ignoreChanges.length && { ignoreChanges }),
        ...(location && { location }),
        marksSecrets: true,
    };
}

/** Whether a resource that is not seen as it is may hold something to judge. Of a component that failed, its resources are there. */
function mayHoldIn(registered: Registered | undefined): boolean {
    if (registered?.custom !== true) return false;
    const { coverage } = vocabularyOf(registered.type);
    return coverage === "read" || mayHoldSomething(registered.type);
}

/** A package's own line is nobody's place to fix something, and its source map often names a file that is not there. */
function locationOf({ uri, line }: { uri: string; line: number }, folder: string): string | undefined {
    try {
        const path = relative(folder, fileURLToPath(uri));
        return path.split(sep).includes("node_modules") ? undefined : `${path}:${String(line)}`;
    } catch {
        return undefined;
    }
}

/** Why the program did not reach its end, in one line. */
function stopOf(project: Project, evaluation: Evaluation, run: Run, marks: Marks, timeoutSeconds: number): string | undefined {
    if (run.timedOut) return `the program did not end within ${String(timeoutSeconds)} seconds`;
    const [error] = evaluation.errors;
    if (error !== undefined) {
        const inputs = [...evaluation.resources.values()].map((resource) => resource.inputs);
        return `the program stopped: ${stopReason(marks.readable(error), { inputs, config: project.config, environment: process.env })}`;
    }
    if (run.code !== 0) return `the program stopped with exit code ${String(run.code ?? "none")}`;
    return evaluation.ended ? undefined : "the program ended before its main module did: a promise never settled";
}

function lines(items: Iterable<string>, line: (item: string) => string): readonly string[] {
    return [...new Set(items)].sort().map(line);
}

function byAddress(a: Resource, b: Resource): number {
    return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}
