import { mustBeAtLeast } from "../../architecture/requirement";
import { judge } from "../../policies/judge";
import { definePolicy } from "../../policies/policy";
import { failureGroups } from "../../policies/reporting";
import { multipleInstances } from "../../policies/scalability/multiple-instances";
import { read } from "../../readers/architecture-of";
import { pulumiAws, resourcesOf } from "./stack";

const services = resourcesOf([
    pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers: [{ targetGroupArn: "arn:x" }] }),
    pulumiAws("ecs/service:Service", "api", { desiredCount: 1, loadBalancers: [{ targetGroupArn: "arn:x" }] }),
]);

const failing = definePolicy({
    name: "fails-on-web",
    area: "scalability",
    title: "Never",
    severity: "blocker",
    items: ["stateless-architecture"],
    controls: {},
    options: {},
    judges: "instances",
    judge(component) {
        if (component.name === "web") throw new RangeError("hunter2 is in this text");
    },
});

test("a judge that throws is a visible failure with a code, and costs nobody else a finding", () => {
    const { judgements, failures } = judge(read(services, { whole: true }).architecture, [failing, multipleInstances]);
    expect(judgements.map((one) => one.component.name)).toEqual(["api", "web"]);
    expect(failureGroups(failures).map(({ line }) => line)).toEqual([
        "PRODGATE-JUDGE: policy fails-on-web failed on web (RangeError) and judged nothing there. This is a defect of prodgate.",
    ]);
});

test("one component may have more findings than a call takes arguments", () => {
    const everything = definePolicy({
        ...failing,
        name: "says-much",
        judge({ instances }, { check }) {
            for (let times = 0; times < 140_000; times++) check(mustBeAtLeast(instances.minimum, 2, "is alone"));
        },
    });
    expect(judge(read(services.slice(0, 1), { whole: true }).architecture, [everything]).judgements).toHaveLength(140_000);
});

test("an option that does not fit is not used, and one that fits is", () => {
    const { architecture } = read(services, { whole: true });
    const messages = (minimum: unknown) =>
        judge(architecture, [multipleInstances], { "multiple-instances": { minimum } }).judgements.map((one) => one.problem);
    expect(messages(3)).toEqual(["keeps fewer than 3 instances", "keeps fewer than 3 instances"]);
    expect(messages(1)).toEqual([]);
    expect(messages("three")).toEqual(["keeps fewer than 2 instances", "keeps fewer than 2 instances"]);
});
