// What the command line and a synth cost beside what they cannot do without: CPU seconds, the median of several runs in turns.
//   npm run bench:assess             all of it
//   npm run bench:assess -- synth    export, plan, program or synth alone
//   npm run bench:assess -- synth --runs 7
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkout } from "./engine.mjs";
import { writePlan } from "./plan.mjs";
import { costOf, medians } from "./process.mjs";
import { stackOf } from "./resources.mjs";

const main = join(checkout, "dist", "cli", "prodgate.js");
const home = mkdtempSync(join(tmpdir(), "prodgate-bench-"));
const inHome = { cwd: home, env: { NODE_PATH: join(checkout, "node_modules") } };
const { values, positionals: asked } = parseArgs({ allowPositionals: true, options: { runs: { type: "string", default: "3" } } });

try {
    mkdirSync(join(home, "node_modules"));
    symlinkSync(checkout, join(home, "node_modules", "prodgate"), "dir");
    const works = { export: exports, plan: plans, program: programs, synth: synths };
    for (const [name, work] of Object.entries(works)) if (asked.length === 0 || asked.includes(name)) work();
} finally {
    rmSync(home, { recursive: true, force: true });
}

function exports() {
    for (const size of [10_000, 100_000]) {
        const file = join(home, `export-${String(size)}.json`);
        writeFileSync(file, JSON.stringify(exportOf(size)));
        compare(`assess an export of ${String(size)}`, parsedAndAssessed(file));
    }
}

function plans() {
    for (const copies of [80, 800]) {
        const file = join(home, `plan-${String(copies)}.json`);
        const size = writePlan(file, copies);
        compare(`assess a plan of ${String(size)}, ${String(Math.round(statSync(file).size / 1e6))} MB`, parsedAndAssessed(file));
    }
}

function parsedAndAssessed(file) {
    return [
        ["JSON.parse", ["-e", `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(file)}, "utf8"))`]],
        ["prodgate assess", [main, "assess", file, "--output", join(home, "report")]],
    ];
}

function programs() {
    for (const size of [1000, 4000]) {
        const folder = join(home, `program-${String(size)}`);
        mkdirSync(folder);
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
        writeFileSync(join(folder, "index.js"), programOf(size));
        symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"), "dir");
        compare(`assess a program of ${String(size)}`, [
            ["loading its SDK", ["-e", 'require("@pulumi/aws").sns.Topic; require("@pulumi/aws").sqs.Queue']],
            ["prodgate assess", [main, "assess", folder, "--stack", "dev", "--output", join(home, "report")]],
        ]);
    }
}

function synths() {
    for (const library of ["cdktf", "cdktn"]) {
        writeFileSync(join(home, `${library}.js`), appOf(library, 1, 2000, ""));
        writeFileSync(join(home, `${library}-enforced.js`), appOf(library, 1, 2000, "ProductionReadiness.enforce(app);"));
        compare(`${library}, synth of 2,000 resources`, [
            ["alone", [`${library}.js`]],
            ["with enforce", [`${library}-enforced.js`]],
        ]);
    }
    writeFileSync(join(home, "stacks.js"), appOf("cdktf", 40, 50, ""));
    writeFileSync(join(home, "one-aspect.js"), appOf("cdktf", 40, 50, "Aspects.of(stacks[0]).add(new ProductionReadiness());"));
    writeFileSync(join(home, "all-aspects.js"), appOf("cdktf", 40, 50, "for (const one of stacks) Aspects.of(one).add(new ProductionReadiness());"));
    compare("cdktf, synth of 40 stacks of 50", [
        ["alone", ["stacks.js"]],
        ["an aspect on one", ["one-aspect.js"]],
        ["an aspect on each", ["all-aspects.js"]],
    ]);
}

/** The first command is what the others are measured by. */
function compare(work, commands) {
    const costs = medians(
        Number(values.runs),
        commands.map(
            ([, args]) =>
                () =>
                    costOf(args, inHome),
        ),
    );
    const rows = commands.map(([command], index) => {
        const { cpu, memory, status } = costs[index];
        return { command, "CPU s": cpu.toFixed(2), times: (cpu / costs[0].cpu).toFixed(2), "peak MB": Math.round(memory), exit: status };
    });
    console.log(work);
    console.table(rows);
}

function exportOf(size) {
    const resources = stackOf(size).map(({ urn, type, inputs, outputs, dependencies, parent }) => ({
        urn,
        type,
        custom: !type.startsWith("pulumi:pulumi:"),
        id: urn,
        inputs,
        outputs,
        parent,
        propertyDependencies: dependencies,
        dependencies: Object.values(dependencies).flat(),
    }));
    return { version: 3, deployment: { manifest: {}, resources } };
}

function programOf(size) {
    return `const aws = require("@pulumi/aws");
for (let index = 0; index < ${String(size / 4)}; index += 1) {
    const topic = new aws.sns.Topic("alerts-" + index, { tags: { owner: "shop" } });
    new aws.sns.TopicSubscription("page-" + index, { topic: topic.arn, protocol: "email", endpoint: "oncall@example.com" });
    const queue = new aws.sqs.Queue("orders-" + index, { visibilityTimeoutSeconds: 60 });
    new aws.cloudwatch.MetricAlarm("depth-" + index, { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible", dimensions: { QueueName: queue.name }, alarmActions: [topic.arn] });
}
`;
}

function appOf(library, stacks, resources, gate) {
    return `const { App, Aspects, TerraformResource, TerraformStack } = require("${library}");
const { ProductionReadiness } = require("prodgate/cdktf-validators");
const app = new App({ outdir: ${JSON.stringify(join(home, "out"))} });
const stacks = [];
for (let at = 0; at < ${String(stacks)}; at += 1) {
    const stack = new TerraformStack(app, "stack-" + at);
    stacks.push(stack);
    const add = (type, id, properties) => {
        const made = new TerraformResource(stack, id, { terraformResourceType: type });
        for (const [name, value] of Object.entries(properties)) made.addOverride(name, value);
        return made;
    };
    for (let index = 0; index < ${String(resources / 4)}; index += 1) {
        const topic = add("aws_sns_topic", "alerts-" + index, { tags: { owner: "shop" } });
        add("aws_sns_topic_subscription", "page-" + index, { topic_arn: topic.getStringAttribute("arn"), protocol: "email", endpoint: "oncall@example.com" });
        const queue = add("aws_sqs_queue", "orders-" + index, { redrive_policy: "{}" });
        add("aws_cloudwatch_metric_alarm", "depth-" + index, { comparison_operator: "GreaterThanThreshold", evaluation_periods: 1, namespace: "AWS/SQS",
            metric_name: "ApproximateNumberOfMessagesVisible", dimensions: { QueueName: queue.getStringAttribute("name") }, alarm_actions: [topic.getStringAttribute("arn")] });
    }
}
${gate}
app.synth();
`;
}
