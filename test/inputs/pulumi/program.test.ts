import { dependsOn, source, type Reason } from "../../../architecture/reason";
import { join } from "node:path";
import { evaluateProgram } from "../../../inputs/pulumi/program";
import { Asset, Hole, Secret, Template, type Node } from "../../../resources/node";
import { InputError, type Input, type Resource } from "../../../resources/resource";

// Each case starts a Node process that loads provider SDKs.
jest.setTimeout(120_000);

const evaluate = (program: string, options: Parameters<typeof evaluateProgram>[1] = {}): Promise<Input> =>
    evaluateProgram(join(__dirname, "programs", program), options);

function named(input: Input, name: string): Resource {
    const found = input.resources.find((resource) => resource.name === name);
    if (!found) throw new Error(`no resource ${name}`);
    return found;
}

/** An output as a whole. */
const output = (urn: string, attribute: string): Hole => new Hole({ refs: [{ address: urn, attribute }], exact: true });
const outside = (reason: Reason): Hole => new Hole({ refs: [], reason });

describe("outputs of resources", () => {
    const DB = "urn:pulumi:dev::symbolic::aws:rds/instance:Instance::db";
    const DEAD = "urn:pulumi:dev::symbolic::aws:sqs/queue:Queue::dead";
    let input: Input;
    beforeAll(async () => {
        input = await evaluate("symbolic");
    });

    it("stay exact inside JSON text, whatever their names and depth", () => {
        const task = named(input, "task");
        expect(task.properties["containerDefinitions"]).toEqual(
            new Template([
                '[{"name":"web","environment":[{"name":"DB_HOST","value":"',
                output(DB, "address"),
                '"},{"name":"DB_URL","value":"postgres://app@',
                output(DB, "address"),
                ":",
                output(DB, "port"),
                '/shop"}],"secrets":[{"name":"DB_PASSWORD","valueFrom":"',
                output(DB, "masterUserSecrets[0].secretArn"),
                '"}]}]',
            ]),
        );
        expect(task).toMatchObject({ dependencies: { containerDefinitions: [DB] }, location: "index.js:12", marksSecrets: true });
    });

    it("stay exact through a callback that puts them into text", () => {
        expect(named(input, "jobs").properties["redrivePolicy"]).toEqual(
            new Template(['{"deadLetterTargetArn":"', output(DEAD, "arn"), '","maxReceiveCount":3}']),
        );
    });

    it("are unknown after a callback that takes them apart or branches on them, and known after one that ignores them", () => {
        const { properties, dependencies } = named(input, "jobs");
        expect(properties["tags"]).toEqual({ region: new Hole(), size: new Hole(), fixed: "fixed" });
        expect(dependencies?.["tags"]).toEqual([DEAD]);
    });

    it("leave the evaluation complete", () => {
        expect({ complete: input.complete, notEvaluated: input.notEvaluated, resources: input.resources.length }).toEqual({
            complete: true,
            notEvaluated: [],
            resources: 4,
        });
    });
});

describe("functions of providers", () => {
    let input: Input;
    beforeAll(async () => {
        input = await evaluate("functions");
    });

    it("that programs branch on are answered: zones of the stack's region", () => {
        const zones = ["subnet-0", "subnet-1"].map((name) => named(input, name).properties["availabilityZone"]);
        expect(zones).toEqual(["eu-west-1a", "eu-west-1b"]);
    });

    it("that tell accounts apart are answered without making an account up", () => {
        expect(named(input, "logs").properties["bucket"]).toEqual(new Template(["logs-", outside({ kind: "account", what: "the AWS account" })]));
        expect(named(input, "jump").properties["ami"]).toEqual(outside(dependsOn("the machine image that is newest at deployment")));
    });

    it("that only compute are computed: a policy document with exact references", () => {
        const bucket = "urn:pulumi:prod::functions::aws:s3/bucket:Bucket::logs";
        const { properties, dependencies } = named(input, "readers");
        const policy = properties["policy"];
        expect(policy).toBeInstanceOf(Template);
        const text = policy instanceof Template ? policy.parts.map((part) => (part instanceof Hole ? "BUCKET" : part)).join("") : "";
        expect(JSON.parse(text)).toMatchObject({
            Statement: [
                { Effect: "Allow", Action: "s3:GetObject", Resource: "BUCKET/*", Principal: { AWS: "*" } },
                { Effect: "Deny", Resource: "BUCKET", Condition: { Bool: { "aws:SecureTransport": "false" } } },
            ],
        });
        expect(policy instanceof Template && policy.parts.filter((part) => part instanceof Hole)).toEqual([
            output(bucket, "arn"),
            output(bucket, "arn"),
        ]);
        expect(dependencies?.["policy"]).toEqual([bucket]);
    });

    it("of any other kind are named, and what follows from them is unknown", () => {
        expect(named(input, "jump").properties["subnetId"]).toEqual(outside(source("function", "aws:ec2/getVpc:getVpc")));
        expect(input.notEvaluated).toEqual([
            "the function aws:ec2/getSubnets:getSubnets was not called: what follows from its result is unknown",
            "the function aws:ec2/getVpc:getVpc was not called: what follows from its result is unknown",
            "a callback on <function aws:ec2/getSubnets:getSubnets> that may create resources was not run to its end: it needs the value itself",
        ]);
        expect(input.hidden).toEqual(input.notEvaluated.slice(2));
        expect(input.complete).toBe(true);
    });
});

describe("the parts of a program", () => {
    const urn = (type: string, name: string): string => `urn:pulumi:dev::structure::${type}::${name}`;
    const COMPONENT = urn("shop:index:Queues", "orders");
    const JOBS = urn("shop:index:Queues$aws:sqs/queue:Queue", "orders-jobs");
    let input: Input;
    let worker: Resource;
    let variables: Node | undefined;
    beforeAll(async () => {
        input = await evaluate("structure");
        worker = input.resources.find(({ type }) => type === "aws:lambda/function:Function") ?? named(input, "none");
        const { environment } = worker.properties;
        variables = typeof environment === "object" && environment !== null && "variables" in environment ? environment["variables"] : undefined;
    });

    it("a component is the parent of its resources and no resource itself; nor is one that is only read", () => {
        expect(input.resources.map(({ type, parent }) => [type, parent])).toEqual([
            ["aws:iam/role:Role", undefined],
            ["aws:lambda/function:Function", undefined],
            ["aws:sqs/queue:Queue", COMPONENT],
            ["aws:sqs/queue:Queue", COMPONENT],
        ]);
    });

    it("a transform of the program is applied, its options too", () => {
        expect(named(input, "orders-jobs")).toMatchObject({ address: JOBS, protect: true, properties: { kmsMasterKeyId: "alias/shop" } });
    });

    it("a resource that a transform leaves alone stays as it was", () => {
        expect(variables).toEqual({
            QUEUE: output(JOBS, "url"),
            ZONE: output(urn("aws:route53/zone:Zone", "public"), "name"),
            // A literal of the program, whatever it is wrapped in.
            TOKEN: "hunter2-in-clear",
        });
    });

    it("an output of another stack is decided by that stack, also inside a list", () => {
        const stack = outside(source("stack", "acme/network/prod"));
        expect(worker.properties["vpcConfig"]).toEqual({ subnetIds: stack, securityGroupIds: [stack] });
        expect(input.notes).toContain("outputs of the stack acme/network/prod are not known");
    });

    it("files are opaque, and options are kept", () => {
        expect(worker.properties["code"]).toBeInstanceOf(Asset);
        expect(worker.ignoreChanges).toEqual(["code"]);
        expect(worker.dependsOn).toEqual([urn("shop:index:Queues$aws:sqs/queue:Queue", "orders-dead")]);
    });

    it("what it prints is counted and not shown", () => {
        expect(input.notes).toContain("the program printed 2 lines: they are not shown");
    });
});

describe("settings of a stack", () => {
    it("encrypted and missing ones are holes wherever they appear, and are named", async () => {
        const input = await evaluate("configuration", { stack: "acme/shop/prod" });
        expect(named(input, "db").properties).toMatchObject({
            instanceClass: "db.r6g.large",
            multiAz: true,
            backupRetentionPeriod: 14,
            allocatedStorage: outside(source("configuration", "shop:storage")),
            password: new Hole({ refs: [], reason: source("configuration", "shop:dbPassword"), secret: true }),
        });
        expect(named(input, "url").properties["value"]).toEqual(
            new Secret(
                new Template([
                    "postgres://app:",
                    new Hole({ refs: [], reason: source("configuration", "shop:dbPassword"), secret: true }),
                    "@db/shop",
                ]),
            ),
        );
        expect(named(input, "web").properties).toMatchObject({
            zoneId: "Z123",
            name: new Template(["www.", outside(source("configuration", "shop:domain"))]),
            records: [new Hole({ refs: [], reason: source("configuration", "shop:database"), secret: true })],
        });
        expect(input.complete).toBe(true);
        expect(input.notes).toEqual([
            "configuration shop:database is encrypted: a placeholder stands for it",
            "configuration shop:dbPassword is encrypted: a placeholder stands for it",
            "configuration shop:domain is required and not set for stack prod: a placeholder stands for it",
            "configuration shop:storage is required and not set for stack prod: a placeholder stands for it",
        ]);
    });

    it("a missing one that decides the program's way ends it", async () => {
        const input = await evaluate("configuration", { stack: "other" });
        expect({ complete: input.complete, notEvaluated: input.notEvaluated }).toEqual({
            complete: false,
            notEvaluated: ["the program stopped: Missing required configuration variable 'shop:standby'"],
        });
    });

    it("a missing one that the program copies ends it, instead of a resource without properties", async () => {
        const input = await evaluate("spread");
        expect(input.resources.map(({ name }) => name)).toEqual(["before"]);
        expect(input.notEvaluated).toEqual(["the program stopped: TypeError: <configuration spread:queue> is not known before the deployment"]);
    });
});

describe("a program that does not reach its end", () => {
    const outcome = ({ resources, complete, notEvaluated }: Input): unknown => ({
        resources: resources.map(({ name }) => name),
        complete,
        notEvaluated,
    });

    it("keeps what it had registered when it throws, and its secrets", async () => {
        expect(outcome(await evaluate("throws"))).toEqual({
            resources: ["db"],
            complete: false,
            notEvaluated: ["the program stopped: Error: no route for [secret]"],
        });
    });

    it("ends when a promise never settled", async () => {
        expect(outcome(await evaluate("waits"))).toEqual({
            resources: ["before"],
            complete: false,
            notEvaluated: ["the program ended before its main module did: a promise never settled"],
        });
    });

    it("is stopped when its time is over", async () => {
        expect(outcome(await evaluate("spins", { timeoutSeconds: 8 }))).toEqual({
            resources: ["before"],
            complete: false,
            notEvaluated: ["the program did not end within 8 seconds"],
        });
    });
});

it("a component of another package is named, and its outputs are outside", async () => {
    const input = await evaluate("remote");
    expect(named(input, "web").properties["vpcId"]).toEqual(outside(source("remote component", "awsx:ec2:Vpc")));
    expect(input.notEvaluated).toEqual([
        'the remote component awsx:ec2:Vpc "net" was not evaluated: its resources are not seen',
        'the remote component awsx:ecs:FargateService "shop" was not evaluated: its resources are not seen',
        "a callback on <remote component awsx:ec2:Vpc> that may create resources was not run to its end: it needs the value itself",
    ]);
    // A network holds nothing to judge.
    expect(input.hidden).toEqual(input.notEvaluated.slice(1));
    expect(input.notes).toContain("callbacks (apply) whose results only the deployment can tell: 2");
});

it("what a package makes of a callback has no line in the program", async () => {
    const input = await evaluate("callbacks");
    expect(input.complete).toBe(true);
    expect(named(input, "events").location).toBe("index.js:3");
    expect(named(input, "mail").location).toBeUndefined();
});

it("a TypeScript program in a folder of its own is compiled as Pulumi does", async () => {
    const input = await evaluate("typescript");
    expect(input).toMatchObject({ complete: true, resources: [{ name: "jobs", location: "src/index.ts:11" }] });
});

describe("a folder without a Node program", () => {
    it("says what can be evaluated, and how else to go on", async () => {
        await expect(evaluate("python")).rejects.toThrow(
            /python\/Pulumi\.yaml: the runtime is python; only Node programs can be evaluated: use the output of pulumi preview --json --show-sames$/,
        );
    });

    it("is an input error", async () => {
        await expect(evaluate("nothing-here")).rejects.toBeInstanceOf(InputError);
    });
});
