import fs, { appendFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readInput } from "../../cli/inputs";
import { InputError } from "../../resources/resource";
import { checkout, exported, inFolder, unwrapped, type Run } from "./run";

jest.setTimeout(120_000);

/** One line that names the file, no stack trace, exit 2. */
function expectRefused({ status, stdout, stderr }: Run, text: string): void {
    expect(stderr).toContain(text);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe("");
    expect(status).toBe(2);
}

const unprotected = { type: "aws:dynamodb/table:Table", name: "carts", inputs: { deletionProtectionEnabled: false } };

describe("an input that cannot be used is one line and exit 2", () => {
    test("a missing file", () => inFolder({}, (run) => expectRefused(run("assess", "nosuch.json"), "nosuch.json: no such file")));
    test("an empty folder", () =>
        inFolder({}, (run, folder) => expectRefused(run("assess", folder), "neither a Pulumi program nor synthesized Terraform JSON")));
    test("a truncated JSON, with line and column", () =>
        inFolder({ "state.json": '{\n "version": 3,\n "deployment": {"resources": [{"urn": "urn' }, (run) =>
            expectRefused(run("assess", "state.json"), "state.json:3:"),
        ));
    test("JSON of something else", () =>
        inFolder({ "package.json": { name: "shop", version: "1.0.0" } }, (run) => expectRefused(run("assess", "package.json"), "package.json")));
    test("a state of another version", () =>
        inFolder({ "state.json": { version: 99, deployment: {} } }, (run) => expectRefused(run("assess", "state.json"), "99")));
    test.each([
        ["cdktf.json", { "cdktf.json": { language: "typescript" } }],
        ["its dependency alone", { "main.ts": "", "package.json": { dependencies: { cdktf: "^0.21.0" } } }],
        ["its dependency alone, and HCL that it reads", { "main.ts": "", "vars.tf": "", "package.json": { devDependencies: { cdktn: "^0.23.0" } } }],
    ])("a CDKTF project that is not synthesized: %s", (_, files) =>
        inFolder(files, (run) =>
            expectRefused(
                run("assess", "."),
                ".: a CDKTF project without cdktf.out; synthesize it first (cdktf synth, cdktn synth, or run its main file)",
            ),
        ),
    );
    test("a package that only has CDKTF among its tools", () =>
        inFolder({ "package.json": { devDependencies: { cdktf: "^0.21.0" } } }, (run) =>
            expectRefused(run("assess", "."), "neither a Pulumi program nor synthesized Terraform JSON"),
        ));
    test("a stack that is misspelt", () =>
        inFolder({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.prod.yaml": "" }, (run) =>
            expectRefused(run("assess", ".", "--stack", "prdo"), "no settings Pulumi.prdo.yaml, did you mean prod; there are settings of prod"),
        ));
    test("a manifest that names a missing stack", () =>
        inFolder(
            { "cdktf.out/manifest.json": { version: "0.21.0", stacks: { prod: { name: "prod", synthesizedStackPath: "stacks/prod/cdk.tf.json" } } } },
            (run) => expectRefused(run("assess", "cdktf.out"), "manifest.json: none of its stacks is there; synthesize again"),
        ));
    test("an option of a policy that does not exist, does not fit or is not written so", () =>
        inFolder({ "stack.json": exported([]) }, (run) => {
            expectRefused(
                run("assess", "stack.json", "--option", "multiple-instance.minimum=3"),
                "no policy is called multiple-instance, did you mean multiple-instances;",
            );
            expectRefused(run("assess", "stack.json", "--option", "multiple-instances.minimum=x"), "minimum is not a whole number of at least 1\n");
            expectRefused(run("assess", "stack.json", "--option", "minimum=3"), "an option is written <policy>.<option>=<value>");
        }));
    test("an option that does not exist, a format that is not known", () =>
        inFolder({}, (run) => {
            for (const args of [["assess"], ["assess", "x", "--nosuch"], ["assess", "x", "--format", "word"], ["nosuch"]]) {
                const { status, stderr } = run(...args);
                expect(stderr).toContain("error:");
                expect(status).toBe(2);
            }
        }));
    test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
        [
            "HCL",
            { "main.tf": 'resource "aws_vpc" "main" {}' },
            "main.tf",
            "is HCL, which prodgate does not read; it assesses the plan that terraform plan",
        ],
        ["a folder of HCL", { "infra/main.tf": "" }, "infra", "holds HCL, which prodgate does not read; it assesses the plan that terraform plan"],
        [
            "a state of Terraform",
            { "terraform.tfstate": { version: 4, terraform_version: "1.9.0", resources: [] } },
            "terraform.tfstate",
            "is a raw Terraform state, which prodgate does not read; terraform show -json",
        ],
        [
            "a state of another format",
            { "state.json": { format_version: "2.0", values: { root_module: {} } } },
            "state.json",
            "state format 2.0 is not supported, only version 1",
        ],
        [
            "a plan of another format",
            { "plan.json": { format_version: "2.0", planned_values: {} } },
            "plan.json",
            "plan format 2.0 is not supported, only version 1",
        ],
        [
            "a plan that is cut off",
            { "plan.json": '{"format_version":"1.2","planned_values":{"root_module"' },
            "plan.json",
            "plan.json:1:56: not valid JSON",
        ],
        ["CloudFormation", { "stack.json": { AWSTemplateFormatVersion: "2010-09-09", Resources: {} } }, "stack.json", "is a CloudFormation template"],
        [
            "CloudFormation without a version",
            { "s.json": { Resources: { a: { Type: "AWS::S3::Bucket" } } } },
            "s.json",
            "is a CloudFormation template",
        ],
        [
            "CloudFormation in YAML",
            { "stack.yaml": "Resources:\n  Images:\n    Type: AWS::S3::Bucket\n" },
            "stack.yaml",
            "is a CloudFormation template",
        ],
        ["a folder of CloudFormation", { "app/template.yml": "AWSTemplateFormatVersion: 2010-09-09\n" }, "app", "holds a CloudFormation template"],
        [
            "what the AWS CDK synthesized",
            { "cdk.out/manifest.json": { version: "36.0.0", artifacts: {} }, "cdk.out/App.template.json": {} },
            "cdk.out",
            "holds a CloudFormation template",
        ],
        [
            "an ARM template",
            { "arm.json": { $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", resources: [] } },
            "arm.json",
            "is an ARM template, which prodgate does not read; pulumi convert --from arm",
        ],
        ["Bicep", { "main.bicep": "" }, "main.bicep", "is Bicep, which prodgate does not read; pulumi convert --from bicep"],
        ["a project file", { "Pulumi.prod.yaml": "config: {}\n" }, "Pulumi.prod.yaml", "is a file of a Pulumi project; name its folder"],
        ["a file below a file", { "a.json": {} }, "a.json/b", "a.json/b: cannot be read"],
    ])("%s, with the way out", (_, files, path, text) => inFolder(files, (run) => expectRefused(run("assess", path), text)));

    test.each([
        ["readdirSync", "."],
        ["statSync", "state.json"],
    ] as const)("what may not be read (%s)", async (call, path) => {
        // As root, which tests often are, everything may be read.
        jest.spyOn(fs, call).mockImplementation(() => {
            throw Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
        });
        try {
            await expect(readInput(path, {})).rejects.toThrow(new InputError(`${path}: may not be read`));
        } finally {
            jest.restoreAllMocks();
        }
    });

    test("a program in a language that is not evaluated", () =>
        inFolder({ "Pulumi.yaml": "name: shop\nruntime: python\n" }, (run, folder) => expectRefused(run("assess", folder), "python")));
});

describe("a part that cannot be read is undecided, and the rest is judged", () => {
    test("properties of the wrong shape: text for a block, a list for an object, null", () => {
        const shapes: unknown[] = ["text", [], [[]], {}, 5, true, null, [null], [["x"]], { a: { b: [] } }];
        const types = [
            "aws:ecs/service:Service",
            "aws:ecs/taskDefinition:TaskDefinition",
            "aws:lambda/function:Function",
            "aws:rds/instance:Instance",
            "aws:lb/loadBalancer:LoadBalancer",
            "aws:cloudwatch/metricAlarm:MetricAlarm",
        ];
        const keys = [
            "deploymentCircuitBreaker",
            "deploymentController",
            "loadBalancers",
            "containerDefinitions",
            "environment",
            "deletionProtection",
            "accessLogs",
            "alarmActions",
            "desiredCount",
            "enabledCloudwatchLogsExports",
        ];
        const resources = types.flatMap((type, at) =>
            shapes.map((shape, index) => ({
                type,
                name: `odd-${String(at)}-${String(index)}`,
                inputs: Object.fromEntries(keys.map((key) => [key, shape])),
            })),
        );
        inFolder({ "state.json": exported([...resources, unprotected]) }, (run) => {
            const { status, stdout, stderr } = run("assess", "state.json", "--format", "json");
            expect(stderr).not.toMatch(/\n\s+at /);
            const result: unknown = JSON.parse(stdout);
            expect(result).toMatchObject({ failures: [], coverage: { resources: resources.length + 1, complete: true } });
            expect(unwrapped(stdout)).toContain('Database \\"carts\\" is not protected from deletion');
            expect(stdout).toContain("is text where a block is expected");
            expect(status).toBe(1);
        });
    });

    test("10,000 levels, in the file and in JSON text", () => {
        const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
        const state = JSON.stringify(
            exported([
                { type: "aws:ecs/taskDefinition:TaskDefinition", name: "deep-text", inputs: { containerDefinitions: deep } },
                { type: "aws:ecs/service:Service", name: "deep-value", inputs: { deploymentCircuitBreaker: "DEEP" } },
                unprotected,
            ]),
        ).replaceAll('"DEEP"', deep);
        const terraform = `{"resource":{"aws_ecs_service":{"web":{"deployment_circuit_breaker":${deep}}},"aws_dynamodb_table":{"carts":{"name":"carts"}}}}`;
        inFolder({ "state.json": state, "cdk.tf.json": terraform }, (run) => {
            for (const file of ["state.json", "cdk.tf.json"]) {
                const { status, stdout, stderr } = run("assess", file);
                expect(stderr).not.toMatch(/\n\s+at /);
                expect(unwrapped(stdout)).toContain('Database "carts" is not protected from deletion');
                expect(status).toBe(1);
            }
        });
    });

    test("200 MB", () =>
        inFolder({}, (run, folder) => {
            const file = join(folder, "state.json");
            const [before = "", ...after] = JSON.stringify(
                exported([{ type: "aws:ssm/parameter:Parameter", name: "big", inputs: { description: "FILL" } }, unprotected]),
            ).split("FILL");
            writeFileSync(file, before);
            for (let written = 0; written < 200; written += 1) appendFileSync(file, "x".repeat(1024 * 1024));
            appendFileSync(file, after.join("x"));
            const { status, stdout } = run("assess", "state.json");
            expect(unwrapped(stdout)).toContain('Database "carts" is not protected from deletion');
            expect(status).toBe(1);
        }));

    test("a program that throws: what was registered before is judged, and the run is never go", () =>
        inFolder(
            {
                "Pulumi.yaml": "name: shop\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
                "index.js": `const aws = require("@pulumi/aws"); new aws.dynamodb.Table("carts", { hashKey: "id", attributes: [], deletionProtectionEnabled: true }); throw new Error("no such zone");`,
            },
            (run, folder) => {
                symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
                const { status, stdout, stderr } = run("assess", folder);
                expect(stdout).toContain("no such zone");
                expect(stdout).toMatch(/\nverdict: incomplete \(0 blockers, .*\)\n {2}the input was not read to its end\nchecked 1 of 1 resource;/);
                expect(stderr).not.toMatch(/\n\s+at /);
                expect(status).toBe(2);
            },
        ));
});
