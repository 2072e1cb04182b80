/** From live stacks to an assessment. */

import { assessment, type Assessment, type AssessmentOptions } from "../gate/assessment";
import { resourcesOfStacks, type StackDocument } from "../inputs/terraform/stack-documents";
import { errorName } from "../policies/judgement";
import type { Input } from "../resources/resource";
import type { StackLike } from "./construct-tree";

/** The Terraform JSON of a stack. */
export type Rendering = (stack: StackLike) => unknown;

/** Judges stacks as one architecture. Never throws: what cannot be read or judged is said in the assessment, which is not `go` then. */
export function assessStacks(
    stacks: readonly StackLike[],
    options: AssessmentOptions,
    rendered: Rendering = (stack) => stack.toTerraform(),
): Assessment {
    try {
        return assessment([inputOf(stacks, rendered)], options);
    } catch (error) {
        const nothing = assessment([{ resources: [], notEvaluated: [], complete: false, notes: [] }]);
        return { ...nothing, failures: [`PRODGATE-SYNTH: judging failed (${errorName(error)}). This is a defect of prodgate.`] };
    }
}

/** References across stacks are rendered after every stack was prepared; `synth` does it, a test that asks for a check did not. */
export function prepareStacks(stacks: readonly StackLike[]): void {
    for (const stack of stacks) {
        try {
            stack.prepareStack();
        } catch {
            // Rendering the stack meets the same mistake, and tells it.
        }
    }
}

function inputOf(stacks: readonly StackLike[], rendered: Rendering): Input {
    const unread: string[] = [];
    const documents = stacks.flatMap((stack): readonly StackDocument[] => {
        const source = stack.node.path;
        try {
            // By its id, as in the manifest: an address is the same on disk.
            return [{ stack: stack.node.id, source, json: rendered(stack) }];
        } catch (error) {
            unread.push(`stack ${source} could not be rendered (${errorName(error)})`);
            return [];
        }
    });
    const input = resourcesOfStacks(documents);
    return { ...input, notEvaluated: [...unread, ...input.notEvaluated], complete: input.complete && unread.length === 0 };
}
