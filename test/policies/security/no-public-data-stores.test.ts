import { noPublicDataStores } from "../../../policies/security/no-public-data-stores";
import { policyTest } from "../policy-test";
import { pulumiAws, unknown } from "../stack";

policyTest(noPublicDataStores, {
    passes: [{ title: "FILL IN the reason why this is fine", stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: 2 })] }],
    violations: [
        {
            title: "FILL IN the reason why this is not",
            stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: 1 })],
            findings: [{ resource: "web", message: "FILL IN the exact message.", fix: "FILL IN the exact fix." }],
        },
    ],
    undecided: [
        {
            title: "FILL IN what is not known before deployment",
            stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: unknown })],
            because: ["FILL IN the property path"],
        },
    ],
});
