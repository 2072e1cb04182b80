/** Enforcement for one stack, for those who add aspects: its findings, seen in the whole app. */

import { errorName } from "../policies/judgement";
import { annotationsOf, noteOn, type Annotation } from "./annotations";
import { isApp, stacksIn, type ConstructLike, type StackLike } from "./construct-tree";
import type { Assessment, AssessmentOptions } from "../gate/assessment";
import { assessStacks } from "./stack-assessment";

/** Judges a stack when it is synthesized. An aspect visits a stack before its children: what other aspects will change is not there yet. */
export function enforceOnStack(stack: StackLike, options: AssessmentOptions): void {
    if (enforced.has(stack)) return;
    enforced.add(stack);
    const run = (): void => annotate(annotationsFor(stack, options));
    const { root } = stack.node;
    if (isApp(root) && root.skipValidation) beforeAnnotationsAreRead(stack, run);
    else
        stack.node.addValidation({
            validate: () => {
                run();
                return [];
            },
        });
}

const enforced = new WeakSet<StackLike>();

/** Both libraries call it on every construct between validations and annotations, children first (lib/synthesize/synthesizer.js). */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

function beforeAnnotationsAreRead(stack: StackLike, run: () => void): void {
    const own: unknown = Reflect.get(stack, CUSTOM_SYNTHESIS);
    if (own === undefined) Reflect.defineProperty(stack, CUSTOM_SYNTHESIS, { value: { onSynthesize: run }, configurable: true });
}

function annotationsFor(stack: StackLike, options: AssessmentOptions): readonly Annotation[] {
    try {
        const stacks = stacksIn(stack.node.root);
        return annotationsOf(assessed(stack, stacks, options), stacks, [stack]);
    } catch (error) {
        return [noteOn(stack, "@cdktf/error", `[prodgate] PRODGATE-SYNTH: judging failed (${errorName(error)}). This is a defect of prodgate.`)];
    }
}

/** One synth of an app: what its stacks looked like when they were last rendered, and what was said of them. */
interface Round {
    readonly judged: Set<StackLike>;
    /** In Terraform JSON. */
    readonly documents: Map<StackLike, unknown>;
    said?: { readonly options: string; readonly result: Assessment };
}

const rounds = new WeakMap<ConstructLike, Round>();

/** A stack is judged in the whole app. The others were rendered before, and what was said still holds where this one is as it was. */
function assessed(stack: StackLike, stacks: readonly StackLike[], options: AssessmentOptions): Assessment {
    const { root } = stack.node;
    const last = rounds.get(root);
    const round: Round = last === undefined || last.judged.has(stack) ? { judged: new Set(), documents: new Map() } : last;
    rounds.set(root, round);
    round.judged.add(stack);
    const before = round.documents.get(stack);
    round.documents.delete(stack);
    const rendered = (one: StackLike): unknown => {
        const document = round.documents.get(one) ?? one.toTerraform();
        round.documents.set(one, document);
        return document;
    };
    const key = keyOf(options);
    if (round.said?.options === key && before !== undefined && isRenderedAs(before, () => rendered(stack))) return round.said.result;
    const result = assessStacks(stacks, options, rendered);
    round.said = { options: key, result };
    return result;
}

/** Two with the same key judge alike: what a plugin or a file is called tells it from another one. */
function keyOf({ composed, settings, against, ...options }: AssessmentOptions): string {
    return JSON.stringify([
        options,
        against?.name,
        settings?.file,
        settings?.extended,
        composed?.plugins,
        composed?.policies.map(({ name }) => name),
    ]);
}

/** What cannot be rendered is like nothing that was there before. */
function isRenderedAs(before: unknown, now: () => unknown): boolean {
    try {
        return JSON.stringify(before) === JSON.stringify(now());
    } catch {
        return false;
    }
}

function annotate(annotations: readonly Annotation[]): void {
    const constructs = new Map<string, ConstructLike>();
    for (const { stack } of annotations) {
        if (!constructs.has(stack.node.path)) for (const one of stack.node.findAll()) constructs.set(one.node.path, one);
    }
    for (const { stack, constructPath, level, message } of annotations) {
        const { node } = constructs.get(constructPath) ?? stack;
        // Metadata stays: a second synth, or a nested stack that is visited twice, says it no second time.
        if (!node.metadata.some(({ type, data }) => type === level && data === message)) node.addMetadata(level, message);
    }
}
