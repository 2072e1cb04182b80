/** How a vocabulary spells the keys of the SDK's types. Applied lazily, per typed key: map keys and JSON documents are never respelt. */

/** - `camel`: as typed (Pulumi, JSON documents). - `snake`: Terraform; repeated blocks take the singular. */
export type Spelling = "camel" | "snake";

/** `deploymentCircuitBreaker` -> `deployment_circuit_breaker`, `serverlessv2ScalingConfiguration` -> `serverlessv2_scaling_configuration`. */
export function snake(key: string): string {
    return key
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
        .toLowerCase();
}

/** Pulumi's plural of a block's name back to the block: `loadBalancers` -> `loadBalancer`, `capacityProviderStrategies` -> `capacityProviderStrategy`. */
export function singular(key: string): string {
    if (key.endsWith("ies")) return `${key.slice(0, -3)}y`;
    if (/(ss|x|ch|sh)es$/.test(key)) return key.slice(0, -2);
    return key.endsWith("s") && !key.endsWith("ss") ? key.slice(0, -1) : key;
}
