import type { StackValidationArgs } from "@pulumi/policy";
import { productionReadiness, type ProductionReadinessOptions } from "../../crossguard/policies";

describe("a wrong name is said", () => {
    test("of a policy, in only", () => {
        expect(() => productionReadiness({ only: ["multiple-instances", "multiple-instance"] })).toThrow(
            /^productionReadiness\(\{ only \}\): no policy is called multiple-instance; there are .*multiple-instances/,
        );
    });

    test("of an option", () => {
        const wrong: ProductionReadinessOptions & { readonly onyl: readonly string[] } = { onyl: ["multiple-instances"] };
        expect(() => productionReadiness(wrong)).toThrow("productionReadiness(): onyl is not an option; it takes only");
    });

    test("of a policy's option, which the engine lets pass", () => {
        const said = saidBy({ "multiple-instances": { minimun: 3, minimum: 1.5 } });
        expect(said).toEqual([
            [
                "The configuration of multiple-instances is wrong: minimum is not a whole number of at least 1; 2 is",
                "  used.",
                "The configuration of multiple-instances is wrong: minimun is not an option; there is minimum.",
            ].join("\n"),
        ]);
        expect(saidBy({ "multiple-instances": { minimum: 3 } })).toEqual([]);
    });
});

/** What the pack says of an empty stack under this configuration. */
function saidBy(config: Readonly<Record<string, object>>): readonly string[] {
    const said: string[] = [];
    for (const policy of productionReadiness()) {
        const args: StackValidationArgs = {
            resources: [],
            stackTags: new Map(),
            getConfig: () => configured(config[policy.name] ?? {}),
            notApplicable: () => {
                throw new Error("not applicable");
            },
        };
        void policy.validateStack(args, (message) => said.push(message));
    }
    return said;
}

/** The SDK gives a configuration the type that the caller asks for. */
function configured(config: object): never;
function configured(config: object): object {
    return config;
}
