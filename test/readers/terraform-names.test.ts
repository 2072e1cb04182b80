import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DomainArgs } from "@pulumi/aws/opensearch/domain";
import type { ServiceArgs } from "@pulumi/aws/ecs/service";
import { camelCase, constructOf } from "../../architecture/camel-case";
import { awsReaders } from "../../readers/aws/readers";
import { azurermReaders } from "../../readers/azurerm/readers";
import { byProvider } from "../../readers/props";
import { reader } from "../../readers/reader";
import { terraformNames as derived } from "../../readers/terraform-names";
import { sourcesIn, terraformNames } from "../../tools/terraform-names";
import { schemaOf, type Level } from "../../tools/terraform-schema";

const folder = (vocabulary: string) => sourcesIn(join(__dirname, "..", "..", "readers", vocabulary));

test.each([
    ["aws", awsReaders],
    ["azurerm", azurermReaders],
])("every key that a reader of %s asks for has a name in Terraform, which is derived where it is not the snake_case", (vocabulary, readers) => {
    const { names, problems } = terraformNames(readers, folder(vocabulary));
    expect(problems).toEqual([]);
    const known = Object.entries(derived).filter(([type]) => type.startsWith(`${vocabulary}_`));
    expect(Object.fromEntries([...names].map(([type, own]) => [type, Object.fromEntries(own)]))).toEqual(Object.fromEntries(known));
});

test.each([
    ["aws", awsReaders],
    ["azurerm", azurermReaders],
])("arguments and types of %s are spelt as the bindings spell them", (provider, readers) => {
    const types = readers.flatMap((one) => one.types).filter((type) => type.startsWith(`${provider}_`));
    const wrong = types.flatMap((type) => {
        const seen = new Set<Level>();
        const differing = (level: Level): readonly string[] => {
            if (seen.has(level)) return [];
            seen.add(level);
            return [...level].flatMap(([name, { key, block }]) => {
                const within = block();
                return [...(camelCase(name) === key ? [] : [`${type}: ${name} is ${key}`]), ...(within === undefined ? [] : differing(within))];
            });
        };
        const own = schemaOf(type);
        const declared = bindingsOf(provider, type);
        return [
            ...(own === undefined ? [] : differing(own)),
            // The bindings append an A where a block of another type has the name.
            ...(declared === undefined || new RegExp(`export declare class ${constructOf(type)}A? extends`).test(declared)
                ? []
                : [`${type}: ${constructOf(type)}`]),
        ];
    });
    expect(types.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
});

/** The declarations of a type; none where the installed version has dropped it. */
function bindingsOf(provider: string, type: string): string | undefined {
    const folder = join(
        dirname(require.resolve(`@cdktf/provider-${provider}/package.json`)),
        "lib",
        type.slice(provider.length + 1).replaceAll("_", "-"),
    );
    const file = join(folder, "index.d.ts");
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

test("a block that may be repeated is called what the schema calls it, in the singular or in the plural", () => {
    const service = reader<ServiceArgs>({
        types: ["aws_ecs_service"],
        facets: [],
        read(p) {
            p.each("loadBalancers").items.forEach((one) => one.text("elbName", byProvider));
            p.each("placementConstraints").items.forEach((one) => one.text("type", byProvider));
            p.in("deploymentConfiguration").each("lifecycleHooks");
            return [];
        },
    });
    const domain = reader<DomainArgs>({
        canonical: "aws_ecs_service",
        types: ["aws_opensearch_domain"],
        facets: [],
        read(p) {
            p.each("logPublishingOptions").items.forEach((one) => one.flag("enabled", true));
            return [];
        },
    });
    const { names, problems } = terraformNames([service, domain], []);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(names)).toEqual({
        aws_ecs_service: new Map([
            ["lifecycleHooks", "lifecycle_hook"],
            ["loadBalancers", "load_balancer"],
        ]),
    });
});

test.each([
    [{ desiredCount: "desired_cuont" }, "aws_ecs_service: desiredCount is not in Terraform (nearest: desired_count)"],
    [{ loadBalancers: "load_balancers" }, "aws_ecs_service: loadBalancers is not in Terraform (nearest: load_balancer)"],
    [{ enable: "enabled" }, "aws_ecs_service: deploymentCircuitBreaker.enable is not in Terraform (nearest: enable)"],
])("a wrong name is caught, with its reader and the nearest one: %j", (renames, line) => {
    const service = reader<ServiceArgs>({
        types: ["aws_ecs_service"],
        renames,
        facets: [],
        read(p) {
            p.count("desiredCount", 1);
            p.each("loadBalancers");
            p.in("deploymentCircuitBreaker").flag("enable", false);
            return [];
        },
    });
    expect(terraformNames([service], []).problems).toEqual([line]);
});

test("a key that Pulumi alone has is caught, and so is one of a former version that is not declared as such", () => {
    const read = () => [];
    const service = reader<{ readonly waits?: boolean }>({
        types: ["aws_ecs_service"],
        names: [],
        facets: [],
        read: (p) => (p.flag("waits", false), []),
    });
    expect(terraformNames([service], []).problems).toEqual([expect.stringMatching(/^aws_ecs_service: waits is not in Terraform \(nearest: \w+\)$/)]);
    const [undeclared, declared] = [[], ["enableHttpsTrafficOnly"] as const].map((former) =>
        reader<{ readonly enableHttpsTrafficOnly?: boolean }>({
            canonical: "Microsoft.Storage/storageAccounts",
            types: ["azurerm_storage_account"],
            former,
            names: ["enableHttpsTrafficOnly"],
            facets: [],
            read,
        }),
    );
    if (!undeclared || !declared) throw new Error("two readers");
    expect(terraformNames([undeclared], []).problems).toEqual([
        "azurerm_storage_account: enableHttpsTrafficOnly is not in Terraform (nearest: https_traffic_only_enabled)",
    ]);
    expect(terraformNames([declared], []).problems).toEqual([]);
});

test("what no run asks for is looked up in every block", () => {
    const service = reader<ServiceArgs>({ types: ["aws_ecs_service"], facets: [], read: () => [] });
    const { names, problems } = terraformNames([service], ['p.each("loadBalancers"); p.in("loadBlancer"); p.text("elbName", "");']);
    expect([...(names.get("aws_ecs_service") ?? [])]).toEqual([["loadBalancers", "load_balancer"]]);
    expect(problems).toEqual(["loadBlancer is not in Terraform (nearest: load_balancer)"]);
});
