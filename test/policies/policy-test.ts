/** The published `policyTest`, and what prodgate asks of its own policies beyond it. */

import { judge } from "../../policies/judge";
import { fixText } from "../../policies/fix-text";
import type { Policy } from "../../policies/policy";
import { read } from "../../readers/architecture-of";
import { policyTest as published, type Case, type Cases as PublishedCases } from "../../testing/policy-test";
import { resourcesOf, type Declared } from "../../testing/stack";
import { reasonOf } from "./fix-sentences";

export interface Cases extends PublishedCases {
    /** Vocabularies without a case, each with the reason. */
    readonly without?: Readonly<Partial<Record<Vocabulary, string>>>;
}

const vocabularies = ["pulumi-aws", "terraform-aws", "azure-native", "azurerm"] as const;
type Vocabulary = (typeof vocabularies)[number];

export function policyTest(policy: Policy, cases: Cases): void {
    published(policy, cases);
    describe(policy.name, () => {
        test("what no assignment fixes has a sentence, of a kind that has a reason", () => {
            const fixes = cases.violations.flatMap(({ stack, options = {} }) => {
                const { architecture } = read(resourcesOf(stack), { whole: true });
                const { judgements } = judge(architecture, [policy], { [policy.name]: options });
                return judgements.flatMap((it) => (it.fix?.kind === "do" ? [fixText(it)] : []));
            });
            expect(fixes.filter((fix) => reasonOf(fix) === undefined)).toEqual([]);
        });
        test("every vocabulary has a violation and a pass, or a reason", () => {
            for (const vocabulary of vocabularies) {
                if (cases.without?.[vocabulary]) continue;
                const uses = (list: readonly Case[]) => list.some((one) => one.stack.some((it) => vocabularyOf(it) === vocabulary));
                expect([vocabulary, uses(cases.passes), uses(cases.violations)]).toEqual([vocabulary, true, true]);
            }
        });
    });
}

function vocabularyOf(declared: Declared): Vocabulary | undefined {
    const { type } = declared.build((name) => name);
    if (type.startsWith("aws:")) return "pulumi-aws";
    if (type.startsWith("aws_")) return "terraform-aws";
    if (type.startsWith("azure-native:")) return "azure-native";
    return type.startsWith("azurerm_") ? "azurerm" : undefined;
}

export type { Case } from "../../testing/policy-test";
