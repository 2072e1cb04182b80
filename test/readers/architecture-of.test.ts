import { catalogue } from "../../policies/catalogue";
import { judge } from "../../policies/judge";
import { becauseTexts } from "../../policies/judgement";
import { multipleInstances } from "../../policies/scalability/multiple-instances";
import { protectedStatefulResources } from "../../policies/devops/protected-stateful-resources";
import { read } from "../../readers/architecture-of";
import type { Resource } from "../../resources/resource";
import { interpolate, output, pulumi, pulumiAws, resourcesOf, type Declared, type Properties } from "../policies/stack";

const web = pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers: [{ targetGroupArn: "arn:x" }] });

function statuses(stack: readonly Declared[]): readonly string[] {
    return judge(read(resourcesOf(stack), { whole: true }).architecture, [multipleInstances, protectedStatefulResources]).judgements.map(
        (one) => `${one.component.name} ${one.status}`,
    );
}

test("a resource type that is not read weakens what it names: it may carry a property of it", () => {
    expect(statuses([web])).toEqual(["web violation"]);
    expect(statuses([web, pulumiAws("newservice/scaler:Scaler", "scaler", { service: output("web", "name") })])).toEqual(["web undecided"]);
});

test("a type that is known to carry nothing weakens nothing", () => {
    expect(statuses([web, pulumiAws("route53/record:Record", "www", { records: [output("web", "name")] })])).toEqual(["web violation"]);
});

test("a type whose questions are known weakens those alone, and is counted", () => {
    const rings = pulumiAws("lambda/function:Function", "shipper", {});
    const told = [rings, pulumiAws("cfg/rule:Rule", "tagged", { source: { owner: "CUSTOM_LAMBDA", sourceIdentifier: output("shipper", "arn") } })];
    const judged = (stack: readonly Declared[]) => {
        const resources = resourcesOf(stack);
        const { architecture, coverage } = read(resources, { whole: true });
        const [shipper] = architecture.having("deadLetter");
        return [shipper?.deadLetter.givesUp.kind, shipper?.watched?.critical.kind, ...resources.map(({ address }) => coverage.get(address))];
    };
    expect(judged([rings])).toEqual(["no", "yes", "read"]);
    expect(judged(told)).toEqual(["unknown", "yes", "read", "unread"]);
    const images = pulumiAws("ecr/repositoryPolicy:RepositoryPolicy", "images", { repository: "web", policy: output("web", "name") });
    expect(statuses([web, images])).toEqual(["web violation"]);
    expect([...read(resourcesOf([images]), { whole: true }).coverage.values()]).toEqual(["unread"]);
});

test.each<[string, Declared]>([
    [
        "a pipeline scales no service",
        pulumiAws("codepipeline/pipeline:Pipeline", "release", {
            stages: [{ actions: [{ configuration: { ServiceName: output("web", "name") } }] }],
        }),
    ],
    [
        "a build scales no service",
        pulumiAws("codebuild/project:Project", "build", { environment: { environmentVariables: [{ value: output("web", "name") }] } }),
    ],
    [
        "a canary scales no service",
        pulumiAws("synthetics/canary:Canary", "probe", { runConfig: { environmentVariables: { SERVICE: output("web", "name") } } }),
    ],
])("what is not read weakens only what it can change: %s", (_, other) => {
    expect(statuses([web, other])).toEqual(["web violation"]);
});

test("a schedule that is not read may scale what it names", () => {
    const nightly = pulumiAws("scheduler/schedule:Schedule", "nightly", {
        target: { input: interpolate('{"Service":"', output("web", "name"), '"}') },
    });
    expect(statuses([web, nightly])).toEqual(["web undecided"]);
});

test("a component that was not evaluated may change whatever it was given", () => {
    const [scaler] = resourcesOf([pulumi("platform:index:Scaler", "scaler", { service: "web" })]);
    const resources = resourcesOf([
        pulumiAws("ecs/service:Service", "web", { name: "web", desiredCount: 1, loadBalancers: [{ targetGroupArn: "arn:x" }] }),
    ]);
    const judged = (unevaluated: readonly Resource[]) =>
        judge(read(resources, { whole: true, unevaluated }).architecture, [multipleInstances]).judgements.map(({ status }) => status);
    expect(judged([])).toEqual(["violation"]);
    expect(judged(scaler ? [scaler] : [])).toEqual(["undecided"]);
});

test("of several that is not read the first by its address is told of, whatever their order", () => {
    const unread = ["b", "a", "c"].map((name) => pulumiAws("newservice/scaler:Scaler", name, { service: output("web", "name") }));
    const told = [unread, [...unread].reverse()].map((others) =>
        judge(read(resourcesOf([web, ...others]), { whole: true }).architecture, catalogue).judgements.flatMap(becauseTexts),
    );
    expect(told[0]).toContain("a: service belongs to a resource of a type that is not read");
    expect(told[1]).toEqual(told[0]);
});

describe("what was given to a resource", () => {
    const key = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d";
    const databaseOf = (inputs: Properties) =>
        pulumiAws(
            "rds/instance:Instance",
            "orders",
            { engine: "postgres", deletionProtection: true, ...inputs },
            { outputs: { kmsKeyId: key, arn: "arn:orders" } },
        );
    const thing = (inputs: Properties) => pulumiAws("newservice/thing:Thing", "thing", inputs, { outputs: { kmsKeyId: key } });
    const weakened = (stack: readonly Declared[]) =>
        judge(read(resourcesOf(stack), { whole: true }).architecture, catalogue)
            .judgements.flatMap(becauseTexts)
            .filter((text) => text.startsWith("thing: "));

    test("identifies it to nobody: others have the same key", () => {
        expect(weakened([databaseOf({ kmsKeyId: key }), thing({ kmsKeyId: key })])).toEqual([]);
    });

    test("is no name of it, but what it answers with is", () => {
        expect(weakened([databaseOf({ kmsKeyId: key }), thing({ target: "arn:orders" })])).toContain(
            "thing: target belongs to a resource of a type that is not read",
        );
    });
});

test("what a resource says of one outside the input is counted", () => {
    const scale = (resourceId: string) =>
        pulumiAws("appautoscaling/target:Target", "scale", { serviceNamespace: "ecs", resourceId, minCapacity: 1, maxCapacity: 4 });
    const elsewhere = (stack: readonly Declared[]) => read(resourcesOf(stack), { whole: true }).elsewhere.size;
    expect(elsewhere([scale("service/shop/web")])).toBe(1);
    expect(elsewhere([pulumiAws("ecs/service:Service", "web", { name: "web" }), scale("service/shop/web")])).toBe(0);
});

test("what no other resource can change stays decided", () => {
    const table = pulumiAws("dynamodb/table:Table", "carts", {});
    expect(statuses([table, pulumiAws("newservice/thing:Thing", "thing", { table: output("carts", "name") })])).toEqual(["carts violation"]);
});

test("every type of a covered provider is read, carries nothing or is counted as unread; others are not covered", () => {
    const types = [
        "aws:ecs/service:Service",
        "aws:backup/reportPlan:ReportPlan",
        "aws:newservice/thing:Thing",
        "random:index/randomPet:RandomPet",
        "azure-native:web/v20240401:WebApp",
        "azure-native_web_v20240401:web:WebApp",
        "azure-native_web_v20240401:web/v20240401:WebApp",
        "azure-native_app_v20240802preview:app:ContainerApp",
        "azure-native_cache_v20241101:cache:Redis",
    ];
    const resources: Resource[] = types.map((type) => ({ address: type, name: type, type, syntax: "pulumi", properties: {}, marksSecrets: true }));
    const { coverage } = read(resources, { whole: true });
    expect(types.map((type) => coverage.get(type))).toEqual([
        "read",
        "carries nothing",
        "unread",
        "not covered",
        "read",
        "read",
        "read",
        "read",
        "unread",
    ]);
});

test("1,000 resources are read and joined in linear time", () => {
    const many = (count: number) =>
        resourcesOf(
            Array.from({ length: count }, (_, index) => [
                pulumiAws("sns/topic:Topic", `alerts-${String(index)}`, {}),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", `depth-${String(index)}`, {
                    alarmActions: [output(`alerts-${String(index)}`, "arn")],
                }),
            ]).flat(),
        );
    const time = (count: number) => {
        const resources = many(count);
        const start = process.cpuUsage();
        const { architecture } = read(resources, { whole: true });
        judge(architecture, [multipleInstances]);
        expect(architecture.components).toHaveLength(resources.length);
        const { user } = process.cpuUsage(start);
        return user / 1000;
    };
    time(500);
    // Quadratic work would take sixteen times as long.
    expect(time(8000)).toBeLessThan(Math.max(8 * time(2000), 400));
});
