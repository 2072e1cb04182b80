import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dependsOn, source, type Reason } from "../../../architecture/reason";
import { assessment } from "../../../gate/assessment";
import { evaluateProgram } from "../../../inputs/pulumi/program";
import { Asset, Hole, JsonDocument, Secret, Template, type Node } from "../../../resources/node";
import { InputError, type Input, type Resource } from "../../../resources/resource";

// Each case starts a Node process that loads provider SDKs.
jest.setTimeout(120_000);

const evaluate = (program: string, options: Parameters<typeof evaluateProgram>[1] = {}): Promise<Input> =>
    evaluateProgram(join(__dirname, "programs", program), options);

/** A program that no formatter could read, or that is too small for a folder of its own. */
async function written(files: Readonly<Record<string, string>>, options: Parameters<typeof evaluateProgram>[1] = {}): Promise<Input> {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-test-"));
    try {
        symlinkSync(join(__dirname, "..", "..", "..", "node_modules"), join(folder, "node_modules"));
        const all = { "Pulumi.yaml": "name: written\nruntime: nodejs\n", "package.json": '{"name":"written","main":"index.js"}', ...files };
        for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
        return await evaluateProgram(folder, options);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Waits for its end while the other cases run. */
const spinning = (async () => {
    const progress: { resources: number; seconds: number }[] = [];
    const input = await evaluate("spins", { timeoutSeconds: 20, onProgress: (resources, seconds) => progress.push({ resources, seconds }) });
    return { input, progress };
})();

const QUEUE = 'new (require("@pulumi/pulumi").CustomResource)("aws:sqs/queue:Queue", "before", {});\n';

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
        expect(named(input, "jump").properties["subnetId"]).toEqual(outside(source("function", "aws:ec2/getNatGateway:getNatGateway")));
        expect(input.notEvaluated).toEqual([
            "the function aws:ec2/getNatGateway:getNatGateway was not called: what follows from its result is unknown",
            "a loop over <ids of the AWS account's subnets> was run once: how many resources it makes is known only at deployment",
        ]);
        expect(input.hidden).toEqual([]);
        expect(input.complete).toBe(true);
    });

    it("that name what they look for hand it back", () => {
        expect(named(input, "www").properties).toMatchObject({
            name: "www.shop.example",
            zoneId: outside(dependsOn("the AWS account's DNS zones")),
        });
    });

    it("are known in part through an output too, and decide nothing that is not looked at", () => {
        expect(named(input, "www").properties["setIdentifier"]).toBe("eu-west-1");
        expect(named(input, "www").properties["healthCheckId"]).toEqual(new Hole());
    });
});

describe("what a program awaits goes on as something unknown", () => {
    let input: Input;
    beforeAll(async () => {
        input = await evaluate("results");
    });

    it.each([
        ["mapped", "mapped-<ids[0] of the AWS account's subnets>", dependsOn("the AWS account's subnets")],
        ["iterated with an index", "each-0", dependsOn("the AWS account's subnets")],
        ["iterated by its entries", "loop-0", dependsOn("the IP ranges that AWS publishes")],
        ["iterated by the entries of what it was parsed to", "listed-<value.key of function aws:ssm/getParameter:getParameter>", undefined],
        ["mapped in a callback", "callback", dependsOn("the AWS account's subnets")],
        ["awaited from another stack", "awaited-<subnets[0] of stack acme/network/prod>", source("stack", "acme/network/prod")],
    ])("%s: the loop runs once, and whether the resource is there is not known", (_, name, reason) => {
        const { conditional, properties } = named(input, name);
        expect(conditional?.by).toBe("loop");
        if (reason) expect(Object.values(properties)).toContainEqual(outside(reason));
    });

    it("a list of resources that a loop made is looped over as often", () => {
        const [address] = input.resources.filter(({ type }) => type === "aws:ec2/eip:Eip");
        expect(named(input, "nested-too")).toMatchObject({
            conditional: address?.conditional,
            properties: { allocationId: output("urn:pulumi:prod::results::aws:ec2/eip:Eip::nested", "id") },
        });
    });

    it("a pattern takes as many as it has names", () => {
        const { properties, conditional } = named(input, "pattern");
        expect(conditional).toBeUndefined();
        expect(properties).toEqual({
            subnetId: outside(dependsOn("the AWS account's subnets")),
            tags: { first: outside(dependsOn("the AWS account's subnets")) },
        });
    });

    it.each([
        ["sliced and joined", "taken", { subnetIds: outside(dependsOn("the AWS account's subnets")) }],
        ["split", "split", { records: [outside(dependsOn("the AWS account's DNS zones"))], name: "www.shop.example" }],
        ["parsed", "parsed", { username: outside(source("function", "aws:secretsmanager/getSecretVersion:getSecretVersion")) }],
        ["made a number", "number", { desiredCount: outside(source("function", "aws:ssm/getParameter:getParameter")) }],
        ["asked", "asked", { ami: outside(dependsOn("the machine image that is newest at deployment")) }],
        ["compared", "compared", { subnets: outside(dependsOn("the AWS account's subnets")) }],
        ["awaited again", "awaited", { subnetId: outside(source("stack", "acme/network/prod")) }],
        [
            "mapped from an encrypted setting",
            "setting",
            { subnetIds: new Hole({ refs: [], reason: source("configuration", "results:network"), secret: true }) },
        ],
        ["filtered and destructured", "template", {}],
    ])("%s, and the program goes on", (_, name, properties) => {
        expect(input.resources.filter((resource) => resource.name === name).map((resource) => resource.properties)).toEqual([
            expect.objectContaining(properties),
        ]);
    });

    it("ways that it took without knowing are named, and where it compared, the rest is not complete", () => {
        expect(input.notEvaluated).toEqual(
            expect.arrayContaining([
                "the program compares or counts with <ids.length of the AWS account's subnets>: what it makes on the other way is not seen",
                "the program branches on <id of the machine image that is newest at deployment>: only the way of a yes is seen",
                "a callback on <ids of the AWS account's subnets> that may create resources was not run to its end: it needs the value itself",
            ]),
        );
        expect(input.hidden).toContain(
            "a callback on <ids of the AWS account's subnets> that may create resources was not run to its end: it needs the value itself",
        );
        expect(input.resources.map(({ name }) => name)).not.toContain("never");
        expect(input.complete).toBe(false);
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
        expect(input.notes).toContain("the program printed 2 lines: --show-output shows them");
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
            "shop: stack prod (Pulumi.prod.yaml)",
            "configuration shop:database is encrypted: a placeholder takes its place",
            "configuration shop:dbPassword is encrypted: a placeholder takes its place",
            "configuration shop:domain is required and not set for stack prod: a placeholder takes its place",
            "configuration shop:storage is required and not set for stack prod: a placeholder takes its place",
        ]);
    });

    it("a missing one that decides the program's way ends it", async () => {
        const input = await evaluate("configuration", { stack: "other" });
        expect({ complete: input.complete, notEvaluated: input.notEvaluated }).toEqual({
            complete: false,
            notEvaluated: ["the program stopped: Missing required configuration variable 'shop:standby'"],
        });
    });
});

describe("which stack", () => {
    it("of several is asked, not guessed", async () => {
        await expect(evaluate("configuration")).rejects.toThrow(
            /configuration: there are settings of several stacks: name one with --stack other\|prod$/,
        );
        await expect(evaluate("configuration")).rejects.toBeInstanceOf(InputError);
    });

    it("was taken is said, where there is one or none", async () => {
        const one = await written({ "index.js": QUEUE, "Pulumi.prod.yaml": "config: {}\n" });
        expect({ program: one.program, notes: one.notes }).toEqual({
            program: { name: "written", stack: "prod" },
            notes: ["written: stack prod (Pulumi.prod.yaml)"],
        });
        const none = await written({ "index.js": QUEUE, "Pulumi.prod.yaml": "config: {}\n" }, { stack: "acme/written/review" });
        expect({ program: none.program, notes: none.notes }).toEqual({
            program: { name: "written", stack: "review" },
            notes: ["stack review has no settings file Pulumi.review.yaml; there are settings of prod"],
        });
    });

    it("was misspelt is an error, where one with settings is near", async () => {
        const misspelt = written({ "index.js": QUEUE, "Pulumi.prod.yaml": "config: {}\n" }, { stack: "acme/written/prdo" });
        await expect(misspelt).rejects.toThrow(/: no settings Pulumi\.prdo\.yaml, did you mean prod; there are settings of prod$/);
        await expect(misspelt).rejects.toBeInstanceOf(InputError);
    });
});

it("a loader that replaces how files are loaded hides no outputs", async () => {
    const loader =
        'const { Module } = require("node:module"), { readFileSync } = require("node:fs");\n' +
        'Module._extensions[".js"] = (module, file) => module._compile(readFileSync(file, "utf8"), file);\n';
    const index = 'const aws = require("@pulumi/aws");\nnew aws.sqs.Queue("jobs", { tags: { of: new aws.sqs.Queue("dead").arn } });\n';
    const input = await written({
        "Pulumi.yaml": "name: written\nruntime:\n  name: nodejs\n  options:\n    nodeargs: --import ./loader.cjs\n",
        "loader.cjs": loader,
        "index.js": index,
    });
    expect(named(input, "jobs")).toMatchObject({
        location: "index.js:2",
        properties: { tags: { of: output("urn:pulumi:dev::written::aws:sqs/queue:Queue::dead", "arn") } },
    });
    expect(input.complete).toBe(true);
});

it("what a program prints is handed on where somebody asks for it", async () => {
    const seen: string[] = [];
    const input = await written({ "index.js": 'console.log("made");\nconsole.error("all of it");\n' }, { onOutput: (line) => seen.push(line) });
    expect(seen.sort()).toEqual(["all of it", "made"]);
    expect(input.notes.filter((note) => note.includes("printed"))).toEqual([]);
});

describe("a way that a program takes without knowing", () => {
    const SUBNETS = "the AWS account's subnets";
    let input: Input;
    beforeAll(async () => {
        input = await evaluate("branches");
    });

    it("makes all that comes after it conditional, each by itself", () => {
        const [before, ...after] = [...input.resources].sort((a) => (a.name === "before" ? -1 : 1));
        expect([before?.name, before?.conditional]).toEqual(["before", undefined]);
        expect(new Set(after.map(({ conditional }) => conditional?.by))).toEqual(new Set(["branch"]));
        expect(new Set(after.map(({ conditional }) => conditional?.written)).size).toBe(after.length);
        expect(named(input, "compared")).toMatchObject({
            properties: { fifoQueue: true },
            conditional: { reason: dependsOn(`<ids.length of ${SUBNETS}>`) },
        });
    });

    it("a loop that counts runs once, whenever the program comes to it", () => {
        const names = input.resources.map(({ name }) => name).filter((name) => /^(?:counted|zone|field)/.test(name));
        expect(names).toEqual(["counted-0", "field-key", "zone-a-0", "zone-b-0"]);
        expect(named(input, "counted-0").properties["tags"]).toEqual({ subnet: outside(dependsOn(SUBNETS)) });
    });

    it("a copy hides what it goes into, until it is handed on: the resource that is made of it, a property, or all that may read it", () => {
        const bare = (name: string) => `the properties of ${name} come from a value that is not known: it is not judged`;
        const unseen = ["copied", "from-a-copy", "from-a-copy-too"];
        expect(input.resources.map(({ name }) => name)).toEqual(expect.not.arrayContaining(unseen));
        expect(input.notEvaluated).toEqual(expect.arrayContaining(unseen.map(bare)));
        expect(input.hidden).toEqual(expect.arrayContaining(unseen.map(bare)));
        expect(named(input, "tagged").properties).toEqual({ tags: outside(dependsOn(SUBNETS)) });
        expect(named(input, "after").properties).toEqual({ fifoQueue: false });
        expect(named(input, "handed-on").properties["tags"]).toBeInstanceOf(Hole);
    });

    it("hides what it chooses among the arguments of a resource, and all of what a component makes of such a choice", () => {
        expect(named(input, "chosen").properties).toEqual({
            tags: { team: "shop", tier: outside(dependsOn(`<vpcId of ${SUBNETS}>`)) },
            fifoQueue: true,
        });
        expect(named(input, "by-variable").properties).toEqual({
            fifoQueue: false,
            tags: { large: "no", size: outside(dependsOn(`<ids.length of ${SUBNETS}>`)), team: "shop" },
        });
        expect(named(input, "by-another").properties["fifoQueue"]).toBe(true);
        expect(named(input, "last").properties["fifoQueue"]).toBeInstanceOf(Hole);
        expect(input.resources.map(({ name }) => name)).not.toContain("inside-jobs");
        expect(input.notEvaluated).toContain("the properties of inside-jobs come from a value that is not known: it is not judged");
    });

    it("is counted, and the input is not complete", () => {
        const asked = `the program branches on <vpcId of ${SUBNETS}>: only the way of a yes is seen`;
        expect(input.notEvaluated.filter((line) => !line.includes("properties"))).toEqual([
            `the program compares or counts with <ids.length of ${SUBNETS}>: what it makes on the other way is not seen`,
            `a loop that counts with <ids.length of ${SUBNETS}> was run once: how often it runs is known only at deployment`,
            `a loop that counts with <${SUBNETS}> was run once: how often it runs is known only at deployment`,
            "the program copies <configuration branches:queue>: which fields the copy has is known only at deployment",
            `the program copies <tags of ${SUBNETS}>: which fields the copy has is known only at deployment`,
            asked,
        ]);
        expect(input.hidden).toContain(asked);
        expect(input.complete).toBe(false);
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
            notEvaluated: ["the program stopped at index.js:14: Error: no route for [secret]"],
        });
    });

    it("ends when a promise never settled", async () => {
        expect(outcome(await evaluate("waits"))).toEqual({
            resources: ["before"],
            complete: false,
            notEvaluated: ["the program ended before its main module did: a promise never settled"],
        });
    });

    it("is stopped when its time is over, tells how far it is until then, and what was registered is judged", async () => {
        const { input, progress } = await spinning;
        expect(outcome(input)).toEqual({
            resources: ["before"],
            complete: false,
            notEvaluated: ["the program did not end within 20 seconds: --timeout gives it more"],
        });
        expect(progress.map(({ seconds }) => seconds)).toEqual(progress.map((_, index) => index + 1));
        expect(progress.at(-1)?.resources).toBeGreaterThanOrEqual(1);
        const { verdict, coverage, findings } = assessment([input]);
        expect({ verdict, checked: coverage.checked }).toEqual({ verdict: "incomplete", checked: 1 });
        expect(findings.map(({ policy }) => policy)).toContain("dead-letter-queues");
    });

    it("says where it ended itself, and the last that it said", async () => {
        const index = `${QUEUE}console.error("no RELEASE");\nsetTimeout(() => process.exit(3), 500);\n`;
        expect(outcome(await written({ "index.js": index }))).toEqual({
            resources: ["before"],
            complete: false,
            notEvaluated: ["the program ended itself with exit code 3 at index.js:3: no RELEASE"],
        });
    });

    it("says where a file cannot be parsed, and shows nothing of it", async () => {
        const files = { "index.js": `${QUEUE}require("./other");\n`, "other.js": '\nconst password = "hunter2-in-clear" oops;\n' };
        expect(outcome(await written(files))).toEqual({
            resources: ["before"],
            complete: false,
            notEvaluated: ["the program stopped at other.js:2: SyntaxError: Unexpected identifier 'oops'"],
        });
    });
});

const NODES = "its nodes, its roles, its security groups and its add-ons";

it("a component of another package is named, and its outputs are outside", async () => {
    const input = await evaluate("remote");
    expect(named(input, "web").properties["vpcId"]).toEqual(outside(source("remote component", "acme:net:Network")));
    expect(input.notEvaluated).toEqual([
        'the remote component acme:net:Network "net" was not evaluated: its resources are not seen',
        `the remote component eks:index:Cluster "shop" is read from its arguments: ${NODES} are not seen`,
        "a loop over <privateSubnetIds of remote component acme:net:Network> was run once: how many resources it makes is known only at deployment",
    ]);
    expect(input.hidden).toEqual(input.notEvaluated.slice(0, 2));
    expect(input.unevaluated?.map(({ type, name }) => [type, name])).toEqual([
        ["acme:net:Network", "net"],
        ["eks:index:Cluster", "shop"],
    ]);
    expect(named(input, "route-0").conditional?.reason).toEqual(dependsOn("<privateSubnetIds of remote component acme:net:Network>"));
    expect(input.notes).toContain("callbacks (apply) whose results only the deployment can tell: 1");
});

describe("components of known shapes are read from their arguments", () => {
    const URN = "urn:pulumi:dev::components::";
    const FRONT = `${URN}awsx:lb:ApplicationLoadBalancer$aws:lb/`;
    let input: Input;
    beforeAll(async () => {
        input = await evaluate("components");
    });
    const ofType = (type: string, name: string): Resource => {
        const found = input.resources.find((resource) => resource.type === type && resource.name === name);
        if (!found) throw new Error(`no ${type} ${name}`);
        return found;
    };

    it("a service has a count, a task definition and the load balancers of its port mappings", () => {
        const task = `${URN}awsx:ecs:FargateService$awsx:ecs:FargateTaskDefinition$aws:ecs/taskDefinition:TaskDefinition::web`;
        expect(ofType("aws:ecs/service:Service", "web")).toMatchObject({
            address: `${URN}awsx:ecs:FargateService$aws:ecs/service:Service::web`,
            parent: `${URN}awsx:ecs:FargateService::web`,
            protect: true,
            location: "index.js:22",
            properties: {
                desiredCount: 1,
                taskDefinition: output(task, "arn"),
                launchType: "FARGATE",
                deploymentCircuitBreaker: { enable: true, rollback: true },
                loadBalancers: [{ containerName: "app", containerPort: 80, targetGroupArn: output(`${FRONT}targetGroup:TargetGroup::front`, "arn") }],
            },
        });
        expect(ofType("aws:ecs/service:Service", "worker").properties).toMatchObject({
            desiredCount: 3,
            networkConfiguration: { subnets: ["subnet-1"] },
        });
        expect(ofType("aws:ecs/service:Service", "job").properties).toMatchObject({ taskDefinition: "job:1" });
    });

    it("containers have their environment, and logs unless they are left out", () => {
        const logs = `${URN}awsx:ecs:FargateService$awsx:ecs:FargateTaskDefinition$aws:cloudwatch/logGroup:LogGroup::web`;
        expect(ofType("aws:ecs/taskDefinition:TaskDefinition", "web").properties["containerDefinitions"]).toEqual(
            new JsonDocument([
                {
                    name: "app",
                    image: "shop:1",
                    portMappings: [{ containerPort: 80 }],
                    environment: [
                        { name: "DB_HOST", value: output(`${URN}aws:rds/instance:Instance::db`, "address") },
                        { name: "DB_PASSWORD", value: "hunter2-in-clear" },
                    ],
                    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": output(logs, "name") } },
                },
            ]),
        );
        expect(ofType("aws:cloudwatch/logGroup:LogGroup", "web").address).toBe(logs);
        expect(ofType("aws:ecs/taskDefinition:TaskDefinition", "worker").properties["containerDefinitions"]).toEqual(
            new JsonDocument([
                { name: "one", image: "one:1" },
                { name: "two", image: "two:1" },
            ]),
        );
    });

    it.each([
        ["front-0", { port: 80, protocol: "HTTP" }],
        ["secure-0", { port: 443, protocol: "HTTPS", certificateArn: "arn:x" }],
        ["secure-1", { port: 80, protocol: "HTTP" }],
        ["inner-0", { port: 80, protocol: "TCP" }],
        ["unsure-0", { port: new Hole(), protocol: new Hole() }],
    ])("a load balancer listens as its package would have it: %s", (name, properties) => {
        const listener = ofType("aws:lb/listener:Listener", name);
        expect(listener.properties).toMatchObject(properties);
        expect(listener.conditional !== undefined).toBe(name === "unsure-0");
    });

    it("their outputs are those of what they make", () => {
        const { properties } = named(input, "www");
        expect(properties["aliases"]).toEqual([{ name: output(`${FRONT}loadBalancer:LoadBalancer::front`, "dnsName") }]);
        expect(named(input, "inside").properties["vpcId"]).toEqual(output(`${URN}awsx:ec2:Vpc$aws:ec2/vpc:Vpc::net`, "id"));
        expect(ofType("aws:lb/loadBalancer:LoadBalancer", "inner").properties).toEqual({ internal: true, loadBalancerType: "network" });
    });

    it("a cluster is its control plane, and its nodes may hold something to judge", () => {
        expect(ofType("aws:eks/cluster:Cluster", "eks-eksCluster").properties).toMatchObject({
            enabledClusterLogTypes: ["audit"],
            vpcConfig: { endpointPublicAccess: false, subnetIds: ["subnet-1", "subnet-2"] },
            encryptionConfig: { provider: { keyArn: "arn:key" }, resources: ["secrets"] },
        });
        expect(named(input, "addon").properties["clusterName"]).toEqual(
            output(`${URN}eks:index:Cluster$aws:eks/cluster:Cluster::eks-eksCluster`, "name"),
        );
        const bare = `the remote component eks:index:Cluster "bare" is read from its arguments: its roles, its security groups and its add-ons are not seen`;
        const nodes = `the remote component eks:index:Cluster "eks" is read from its arguments: ${NODES} are not seen`;
        expect({ notEvaluated: input.notEvaluated, hidden: input.hidden }).toEqual({ notEvaluated: [bare, nodes], hidden: [nodes] });
    });

    it("an API has a stage, and lets itself call the functions of its routes", () => {
        const api = output(`${URN}aws-apigateway:index:RestAPI$aws:apigateway/restApi:RestApi::api`, "id");
        expect(ofType("aws:apigateway/stage:Stage", "api").properties).toMatchObject({ restApi: api, stageName: "v1" });
        expect(ofType("aws:lambda/permission:Permission", "api-e36d0cd7").properties).toMatchObject({
            principal: "apigateway.amazonaws.com",
            sourceArn: new Template([
                output(`${URN}aws-apigateway:index:RestAPI$aws:apigateway/restApi:RestApi::api`, "executionArn"),
                "/v1*/GET/orders",
            ]),
        });
        expect(
            input.resources.filter(({ type, name }) => type === "aws:s3/bucket:Bucket" && name === "api").map(({ conditional }) => conditional),
        ).toEqual([undefined]);
        expect(named(input, "stats").properties["restApi"]).toEqual(api);
    });

    it.each([
        ["website-content", { website: { indexDocument: "index.html" }, acl: new Hole({ reason: dependsOn("the version of its component") }) }],
        ["website-logs", { acl: "private" }],
        ["website-cdn", { defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" }, loggingConfig: { includeCookies: false } }],
    ])("a website is a bucket, and a CDN with its logs where they are asked for: %s", (name, properties) => {
        expect(named(input, name).properties).toMatchObject(properties);
    });

    it("is said", () => {
        expect(input.unevaluated?.map(({ name }) => name)).toEqual(["eks"]);
        expect(input.notes).toContainEqual(
            expect.stringMatching(
                /^components read from their arguments, without running their packages: aws-apigateway:index:RestAPI "api", aws-static-website:index:Website "site"/,
            ),
        );
    });
});

it("what a package makes is placed where the program asks for it", async () => {
    const input = await evaluate("callbacks");
    expect(input.complete).toBe(true);
    expect(named(input, "events").location).toBe("index.js:3");
    expect(named(input, "mail").location).toBe("index.js:3");
});

it("a resource that a module of the language's own makes at its top has a place", async () => {
    const input = await written({
        "package.json": '{"name":"written","type":"module","main":"index.js"}',
        "index.js": `import pulumi from "@pulumi/pulumi";\n\nnew pulumi.CustomResource("aws:sqs/queue:Queue", "jobs", {});\n`,
    });
    expect(named(input, "jobs").location).toBe("index.js:3");
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
