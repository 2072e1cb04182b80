/** From live stacks to an assessment. */

import { assessment, type Assessment, type AssessmentOptions } from "../gate/assessment";
import { resourcesOfStacks, type StackDocument } from "../inputs/terraform/stack-documents";
import { waiversOf, type CarriedWaivers } from "../inputs/terraform/stack-waivers";
import { errorName } from "../policies/judgement";
import type { Input } from "../resources/resource";
import { isStack, type StackLike } from "./construct-tree";
import { writtenInto } from "./waivers";

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
    const around = waiversAround(stacks);
    const waivers = [...(input.waivers ?? []), ...around.waivers];
    return {
        ...input,
        notEvaluated: [...unread, ...input.notEvaluated, ...around.unread],
        complete: input.complete && unread.length === 0,
        ...(waivers.length === 0 ? {} : { waivers }),
    };
}

/** What stacks inherit from those around them that are not assessed themselves. */
function waiversAround(stacks: readonly StackLike[]): CarriedWaivers {
    const around = new Set(stacks.flatMap(({ node }) => node.scopes.filter(isStack)).filter((stack) => !stacks.includes(stack)));
    const carried = [...around].map((stack) => waiversOf(writtenInto(stack), { name: stack.node.id, source: stack.node.path }));
    return { waivers: carried.flatMap(({ waivers }) => waivers), unread: carried.flatMap(({ unread }) => unread) };
}
