import { readdirSync } from "node:fs";
import { join } from "node:path";
import { evaluateProgram } from "../../../inputs/pulumi/program";
import { Hole } from "../../../resources/node";
import type { Input } from "../../../resources/resource";

/** Small programs in the shapes of public ones (github.com/pulumi/examples and others): `node tools/corpus.mjs` prints the same of a build. */
const CORPUS = join(__dirname, "corpus");

jest.setTimeout(240_000);

interface Expected {
    readonly resources: number;
    /** Why it does not reach its end, or whether what it compared leaves something out. */
    readonly stops?: string;
    readonly partly?: true;
    /** What is not evaluated beside that. */
    readonly notEvaluated?: readonly string[];
}

const NOT_CALLED = "was not called: what follows from its result is unknown";
const CLUSTER = "is read from its arguments: its nodes, its roles, its security groups and its add-ons are not seen";
const CONTROL_PLANE = "is read from its arguments: its roles, its security groups and its add-ons are not seen";

const expected: Readonly<Record<string, Expected>> = {
    "aws-callbacks": { resources: 60 },
    "aws-certificate": {
        resources: 5,
        notEvaluated: ["a callback on ${shop.domainValidationOptions} that may create resources was not run to its end: it needs the value itself"],
    },
    "aws-default-network": {
        resources: 7,
        partly: true,
        notEvaluated: [
            "a loop that counts with <publicSubnetIds.length of the AWS account's default network> was run once: how often it runs is known only at deployment",
        ],
    },
    "aws-dynamic-provider": { resources: 7 },
    "aws-eks-hello": { resources: 5, notEvaluated: [`the remote component eks:index:Cluster "hello" ${CLUSTER}`] },
    "aws-eks-nodes": { resources: 8, notEvaluated: [`the remote component eks:index:Cluster "main" ${CONTROL_PLANE}`] },
    "aws-exits": { resources: 0, stops: "the program ended itself with exit code 1 at index.js:6: SHOP_RELEASE is not set" },
    "aws-fargate-web": { resources: 12 },
    "aws-getters": {
        resources: 4,
        partly: true,
        notEvaluated: [
            `the function aws:ssm/getParameter:getParameter ${NOT_CALLED}`,
            "the program compares or counts with <ids.length of the AWS account's subnets>: what it makes on the other way is not seen",
        ],
    },
    "aws-missing-file": {
        resources: 1,
        stops: "the program stopped at index.js:5: Error: ENOENT: no such file or directory, open '...'",
    },
    "aws-queues-component": { resources: 9 },
    "aws-rds-secret": {
        resources: 3,
        notEvaluated: [`the function aws:secretsmanager/getSecretVersion:getSecretVersion ${NOT_CALLED}`],
    },
    "aws-regions": { resources: 8 },
    "aws-rest-api": { resources: 12 },
    "aws-stack-reference": {
        resources: 5,
        notEvaluated: [
            "a loop over <privateSubnetIds of stack acme/network/prod> was run once: how many resources it makes is known only at deployment",
        ],
    },
    "aws-static-site": { resources: 6 },
    "aws-vpc-subnets": { resources: 12 },
    "aws-web-server": { resources: 4 },
    "aws-website-component": { resources: 3 },
    "azure-aks": {
        resources: 8,
        notEvaluated: [`the function azure-native:containerservice:listManagedClusterUserCredentials ${NOT_CALLED}`],
    },
    "azure-app-service": {
        resources: 8,
        notEvaluated: [`the function azure-native:storage:listStorageAccountServiceSAS ${NOT_CALLED}`],
    },
    "azure-container-apps": {
        resources: 8,
        notEvaluated: [
            `the function azure-native:containerregistry:listRegistryCredentials ${NOT_CALLED}`,
            `the function azure-native:operationalinsights:getSharedKeys ${NOT_CALLED}`,
        ],
    },
    "azure-cosmos-logic-app": {
        resources: 5,
        notEvaluated: [
            `the function azure-native:cosmosdb:listDatabaseAccountKeys ${NOT_CALLED}`,
            `the function azure-native:logic:listWorkflowTriggerCallbackUrl ${NOT_CALLED}`,
        ],
    },
    "azure-function-app": {
        resources: 4,
        notEvaluated: [`the function azure-native:storage:listStorageAccountKeys ${NOT_CALLED}`],
    },
    "azure-helm-chart": {
        resources: 0,
        notEvaluated: [
            `the function azure-native:containerservice:listManagedClusterAdminCredentials ${NOT_CALLED}`,
            'the remote component kubernetes:helm.sh/v4:Chart "monitoring" was not evaluated: its resources are not seen',
        ],
    },
    "azure-hub-spoke": { resources: 14 },
    "azure-key-vault": { resources: 4 },
    "azure-missing-module": {
        resources: 1,
        stops: "the program stopped at index.js:6: Error: Cannot find module './generated/settings'",
    },
    "azure-postgres-lookups": {
        resources: 4,
        notEvaluated: ["the program branches on <location of the Azure account>: only the way of a yes is seen"],
    },
    "azure-private-web-app": { resources: 10 },
    "azure-roles": { resources: 3 },
    "azure-scale-set": { resources: 3 },
    "azure-static-site": { resources: 10 },
    "azure-web-server": { resources: 5 },
    "azure-wrong-stack": { resources: 1, stops: "the program stopped at index.js:9: Error: no size for the stack dev" },
};

let inputs: ReadonlyMap<string, Input>;

beforeAll(async () => {
    const found = new Map<string, Input>();
    const waiting = Object.keys(expected);
    const work = async (): Promise<void> => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) found.set(name, await evaluateProgram(join(CORPUS, name)));
    };
    await Promise.all([work(), work()]);
    inputs = found;
});

function inputOf(name: string): Input {
    const input = inputs.get(name);
    if (input === undefined) throw new Error(`${name} was not evaluated`);
    return input;
}

it.each(Object.entries(expected))("%s", (name, { resources, stops, partly, notEvaluated = [] }) => {
    const input = inputOf(name);
    expect({
        resources: input.resources.length,
        complete: input.complete,
        notEvaluated: input.notEvaluated,
    }).toEqual({
        resources,
        complete: stops === undefined && partly === undefined,
        notEvaluated: [...(stops === undefined ? [] : [stops]), ...notEvaluated],
    });
});

it("every program of the corpus is in the table", () => {
    const programs = readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(programs.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
});

it("all but those that stop for a reason of their own reach their end", () => {
    const stopping = Object.entries(expected).flatMap(([name, { stops }]) => (stops === undefined ? [] : [name]));
    expect(stopping).toEqual(["aws-exits", "aws-missing-file", "azure-missing-module", "azure-wrong-stack"]);
});

it("records of a certificate, which hold nothing to judge, are counted and hide nothing", () => {
    const { notEvaluated, hidden } = inputOf("aws-certificate");
    expect([notEvaluated.length, hidden]).toEqual([1, []]);
});

it("nodes that EKS manages belong to the control plane of their component", () => {
    const { resources } = inputOf("aws-eks-nodes");
    const address = resources.find(({ type }) => type === "aws:eks/cluster:Cluster")?.address ?? "";
    const role = resources.find(({ type, name }) => type === "aws:iam/role:Role" && name === "nodes")?.address ?? "";
    expect(resources.find(({ type }) => type === "aws:eks/nodeGroup:NodeGroup")).toMatchObject({
        name: "system",
        properties: {
            clusterName: new Hole({ refs: [{ address, attribute: "name" }], exact: true }),
            nodeRoleArn: new Hole({ refs: [{ address: role, attribute: "arn" }], exact: true }),
            scalingConfig: { minSize: 2, maxSize: 4, desiredSize: 2 },
            instanceTypes: ["m7g.large"],
        },
    });
});
