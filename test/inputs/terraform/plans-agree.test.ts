/**
 * What CDKTF synthesizes and the plan of it give the same findings: `tools/record-plans.mjs` recorded both of the example, with Terraform 1.11 and the
 * real AWS provider. A plan may decide more, never otherwise.
 */

import { join } from "node:path";
import { assessment } from "../../../gate/assessment";
import { readTerraformJson } from "../../../inputs/terraform/files";
import type { Input } from "../../../resources/resource";
import { snake } from "../../../readers/spelling";

interface Said {
    readonly status: string;
    readonly because: readonly string[];
}

function saidOf(input: Input): ReadonlyMap<string, Said> {
    return new Map(
        assessment([input]).findings.map(({ policy, resource, detail = "", status, because = [] }) => {
            const address = resource.address.replace(/^[\w-]+\/(?=aws_)/, "");
            // Constructs spell a property in their own way.
            return [`${policy} ${address} ${snake(detail)}`, { status, because }];
        }),
    );
}

const recorded = (name: string) => readTerraformJson(join(__dirname, "plans/orders", name));

/** What a plan does not show. */
const LIFECYCLE = "lifecycle.prevent_destroy depends on the configuration, of which a plan shows no lifecycle";

test.each([
    ["prototype.order-service", { "protected-stateful-resources aws_rds_cluster.db-cluster ": { status: "undecided", because: [LIFECYCLE] } }],
    ["production.prod-orders-data", {}],
    ["production.prod-orders-service", {}],
])("%s", (stack, hidden: Readonly<Record<string, Said>>) => {
    const synthesized = readTerraformJson(join(__dirname, "plans/orders", `${stack}.tf.json`));
    const plan = recorded(`${stack}.plan.json`);
    expect(plan).toMatchObject({ complete: true, notEvaluated: [] });
    expect(plan.resources.map(({ name, type }) => `${type}.${name}`).sort()).toEqual(
        synthesized.resources.map(({ address }) => address.replace(/^[\w-]+\/(?=aws_)/, "")).sort(),
    );
    const [expected, found] = [saidOf(synthesized), saidOf(plan)];
    const differing = [...new Set([...expected.keys(), ...found.keys()])].filter((key) => {
        const [one, other] = [expected.get(key), found.get(key)];
        return one?.status !== other?.status && !(one?.status === "undecided" && found.get(key)?.status !== "undecided");
    });
    expect(new Map(differing.map((key) => [key, found.get(key)]))).toEqual(new Map(Object.entries(hidden)));
    const judged = (input: Input) => {
        const { answers, checked, nothingToCheck, notSupported } = assessment([input]).coverage;
        return { answers, checked, nothingToCheck, notSupported };
    };
    expect(judged(plan)).toEqual(judged(synthesized));
});

test("a credential that the program writes is found beside values that are not known", () => {
    const found = saidOf(recorded("prototype.order-service.plan.json"));
    for (const name of ["api-handler", "order-worker"])
        expect(found.get(`no-plaintext-secrets aws_lambda_function.${name} ${snake("DB_PASSWORD")}`)?.status).toBe("violation");
});
