/** How a vocabulary spells the keys of the SDK's types. Applied lazily, per typed key: map keys and JSON documents are never respelt. */

/** - `camel`: as typed (Pulumi, JSON documents). - `snake`: Terraform; the names that differ are derived from its schema. */
export type Spelling = "camel" | "snake";

/** `deploymentCircuitBreaker` -> `deployment_circuit_breaker`, `serverlessv2ScalingConfiguration` -> `serverlessv2_scaling_configuration`. */
export function snake(key: string): string {
    const before = respelt.get(key);
    if (before !== undefined) return before;
    const now = key
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
        .toLowerCase();
    if (respelt.size < 10_000) respelt.set(key, now);
    return now;
}

/** Readers ask for the same keys of each resource. */
const respelt = new Map<string, string>();
