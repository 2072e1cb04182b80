/** What is known of components whose package would have to evaluate them: `awsx:ecs:FargateService "web"` is one that may hold a workload. */

/** Whether a component that was not evaluated may hold something to judge. A type of which nothing is known may. */
export function mayHoldResources(type: string): boolean {
    return !HOLDS_NOTHING.has(type) && !type.startsWith(KUBERNETES);
}

/** Components that make networks and registries alone. https://www.pulumi.com/registry/packages/awsx/api-docs/ */
const HOLDS_NOTHING: ReadonlySet<string> = new Set([
    "awsx:ec2:DefaultVpc",
    "awsx:ec2:Vpc",
    "awsx:ecr:Image",
    "awsx:ecr:RegistryImage",
    "awsx:ecr:Repository",
]);

/** Charts and manifests are as little covered as the provider's own resources. */
const KUBERNETES = "kubernetes:";
