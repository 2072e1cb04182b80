import { join } from "node:path";
import { checkout } from "./availability";
import { describeEngine, withStack, type EngineRun } from "./pulumi";

jest.setTimeout(180_000);

const region = { "aws:region": "eu-west-1" };
const example = (form: "prototype") => ({ program: join(checkout, "examples/pulumi-aws-shop", form) });
const shop = { project: "shop", stack: "prod", passphrase: "shop-example" };

/** What these tests are about: a new policy has its own cases, and `test/examples` runs them all. */
const asked = [
    "no-plaintext-secrets",
    "multiple-instances",
    "protected-stateful-resources",
    "rollback-capable-deployments",
    "alarms-notify-someone",
    "centralized-logging",
];

/** `multiple-instances shop-web mandatory`, sorted. */
function found(run: EngineRun, policies: readonly string[] = asked): readonly string[] {
    return run.policyEvents
        .filter((event) => policies.includes(event.policyName))
        .map((event) => `${event.policyName} ${event.resourceUrn.split("::").pop() ?? ""} ${event.enforcementLevel}`)
        .sort();
}

describeEngine("the policy pack in the engine", () => {
    test("a preview of the shop's prototype fails and prints what to do; `policy analyze` of what was deployed says what its preview says", async () => {
        await withStack(async (stack) => {
            const created = await stack.preview(example("prototype"));
            expect(created.exitCode).toBe(1);
            expect(created.stdout).toContain("[mandatory] [severity: critical]  multiple-instances");
            expect(created.stdout).toContain("found: desiredCount is 1");
            expect(created.stdout).toContain("fix: Set desiredCount to 2.");

            await stack.up(example("prototype"));
            const updated = await stack.preview(example("prototype"));
            const analyzed = await stack.analyze();
            expect([updated.exitCode, analyzed.exitCode]).toEqual([1, 1]);
            expect(found(analyzed)).toEqual(found(updated));
            // Once deployed, the JSON of the task definitions is known, and what is in it.
            expect(found(updated)).toContain("no-plaintext-secrets shop-web-task mandatory");
        }, shop);
    });

    const database = (body: string) => ({
        source: `const aws = require("@pulumi/aws"); const pulumi = require("@pulumi/pulumi"); const config = new pulumi.Config();
new aws.rds.Instance("orders", { engine: "postgres", instanceClass: "db.t4g.medium", allocatedStorage: 20, username: "app", deletionProtection: true,
    enabledCloudwatchLogsExports: ["postgresql"], ${body} });`,
    });

    test("a configured secret as password has no finding, and no run shows its value", async () => {
        await withStack(async (stack) => {
            const run = await stack.preview({
                program: database('password: config.requireSecret("password")'),
                config: region,
                secrets: { password: "hunter2-and-more" },
                // The others have their own opinion of this database.
                policyConfig: { all: "disabled", "no-plaintext-secrets": "mandatory" },
            });
            expect(run).toMatchObject({ exitCode: 0 });
            expect(found(run)).toEqual([]);
            expect(run.stdout + run.stderr + JSON.stringify(run.policyEvents)).not.toContain("hunter2");
        });
    });

    test("a credential in an environment variable stops the creation in `up`, and its value is not shown", async () => {
        await withStack(async (stack) => {
            const source = `const aws = require("@pulumi/aws");
new aws.lambda.Function("mailer", { role: "arn:aws:iam::123456789012:role/mailer", runtime: "nodejs22.x", handler: "index.handler", s3Bucket: "code", s3Key: "mailer.zip",
    environment: { variables: { DATABASE_URL: "postgres://app:hunter2-and-more@db.example.com:5432/shop" } } });`;
            const run = await stack.up({ policyPack: checkout, program: { source }, config: region });
            expect(run.exitCode).not.toBe(0);
            expect(found(run, ["no-plaintext-secrets"])).toContain("no-plaintext-secrets mailer mandatory");
            expect(run.stdout + run.stderr + JSON.stringify(run.policyEvents)).not.toContain("hunter2");
            expect(JSON.parse(await stack.exported())).not.toMatchObject({
                deployment: { resources: expect.arrayContaining([expect.objectContaining({ type: "aws:lambda/function:Function" })]) },
            });
        });
    });

    test("a configuration disables and raises policies, and sets an option", async () => {
        await withStack(async (stack) => {
            const source = `const aws = require("@pulumi/aws");
new aws.ecs.Service("web", { desiredCount: 2, loadBalancers: [{ targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1", containerName: "web", containerPort: 80 }] });`;
            const plain = await stack.preview({ program: { source }, config: region });
            expect([plain.exitCode, found(plain)]).toEqual([0, ["rollback-capable-deployments web advisory"]]);
            const raised = await stack.preview({ program: { source }, config: region, policyConfig: { all: "mandatory", undecided: "advisory" } });
            expect([raised.exitCode, found(raised)]).toEqual([1, ["rollback-capable-deployments web mandatory"]]);
            const three = await stack.preview({
                program: { source },
                config: region,
                policyConfig: {
                    "rollback-capable-deployments": "disabled",
                    "prodgate-inputs": "disabled",
                    "multiple-instances": { enforcementLevel: "advisory", minimum: 3 },
                },
            });
            expect([three.exitCode, found(three)]).toEqual([0, ["multiple-instances web advisory"]]);
            expect(three.stdout).toContain("Keeps fewer than 3 instances.");
        });
    });

    test("a policy that is configured with the wrong type is refused before anything runs", async () => {
        await withStack(async (stack) => {
            const run = await stack.preview({ program: { source: "" }, policyConfig: { "multiple-instances": { minimum: "three" } } });
            expect(run.exitCode).not.toBe(0);
            expect(run.stdout + run.stderr).toContain("multiple-instances: minimum");
        });
    });

    test("Azure is judged by the same policies", async () => {
        await withStack(async (stack) => {
            const source = `const azure = require("@pulumi/azure-native");
const group = new azure.resources.ResourceGroup("shop");
const environment = new azure.app.ManagedEnvironment("apps", { resourceGroupName: group.name, appLogsConfiguration: { destination: "azure-monitor" } });
new azure.app.ContainerApp("api", { resourceGroupName: group.name, environmentId: environment.id,
    configuration: { ingress: { external: true, targetPort: 8080 } },
    template: { containers: [{ name: "api", image: "shop/api:1.2.3", env: [{ name: "STORE", value: "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=aHVudGVyMi1odW50ZXIyLWh1bnRlcjItaHVudGVyMg==" }] }], scale: { minReplicas: 1 } } });
new azure.monitor.MetricAlert("slow", { resourceGroupName: group.name, location: "global", enabled: true, severity: 2, evaluationFrequency: "PT1M", windowSize: "PT5M", scopes: [environment.id], criteria: { odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", allOf: [] } });`;
            const run = await stack.preview({ program: { source }, config: { "azure-native:location": "westeurope" } });
            expect(found(run)).toEqual([
                "alarms-notify-someone slow advisory",
                "centralized-logging apps advisory",
                "multiple-instances api mandatory",
                "no-plaintext-secrets api mandatory",
            ]);
            expect(run.stdout).toContain("Set template.scale.minReplicas to 2.");
            expect(run.stdout + run.stderr + JSON.stringify(run.policyEvents)).not.toContain("aHVudGVyMi");
            expect(run.exitCode).toBe(1);
        });
    });

    describe("of a program with a bit of everything", () => {
        const source = `const aws = require("@pulumi/aws"); const pulumi = require("@pulumi/pulumi");
class Data extends pulumi.ComponentResource { constructor(name) { super("shop:index:Data", name); new aws.dynamodb.Table(name + "-table", { hashKey: "id", attributes: [{ name: "id", type: "S" }], billingMode: "PAY_PER_REQUEST" }, { parent: this }); this.registerOutputs({}); } }
new Data("carts");
new aws.dax.SubnetGroup("sessions", { subnetIds: ["subnet-1"] });
const topic = new aws.sns.Topic("alerts"); const count = topic.arn.apply((arn) => arn.length % 3);
new aws.ecs.Service("web", { desiredCount: count, deploymentCircuitBreaker: { enable: true, rollback: true }, loadBalancers: [{ targetGroupArn: "arn:aws:x", containerName: "web", containerPort: 80 }] });
let deep = "end"; for (let level = 0; level < 500; level += 1) deep = { inner: deep };
new aws.ecs.TaskDefinition("deep", { family: "deep", containerDefinitions: JSON.stringify([{ name: "web", environment: deep }]), tags: deep });`;
        let run: EngineRun;

        beforeAll(async () => {
            run = await withStack((stack) => stack.preview({ program: { source }, config: region }));
        });

        test("a database inside a component is found under its own URN, and a value 500 levels deep costs no finding", () => {
            expect(found(run)).toEqual(["centralized-logging deep advisory", "protected-stateful-resources carts-table mandatory"]);
            expect(run.policyEvents.map((event) => event.resourceUrn).join(" ")).toContain("shop:index:Data$aws:dynamodb/table:Table::carts-table");
        });

        test("what could not be decided is one advisory message that says what it waits for, and what was not read; a component is no resource", () => {
            const undecided = run.policyEvents.filter((event) => event.policyName === "undecided");
            expect(undecided.map(({ enforcementLevel }) => enforcementLevel)).toEqual(["advisory"]);
            expect(undecided[0]?.message).toContain('multiple-instances: cannot tell for service "web": desiredCount is known only after deployment');
            expect(undecided[0]?.message).toMatch(
                /^prodgate checked 3 of 5 resources; 1 holds nothing to check; 1 not supported; 0 of other providers\.\nNot supported: aws:dax\/subnetGroup:SubnetGroup$/m,
            );
        });
    });
});
