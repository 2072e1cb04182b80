import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readTerraformJson } from "../../../inputs/terraform/files";
import { InputError } from "../../../resources/resource";

const STACK = { "//": { metadata: { stackName: "shop" } }, resource: { aws_sqs_queue: { q: {} } } };

describe("what is read", () => {
    it.each<[string, Record<string, unknown>, string, string[]]>([
        ["a file", { "cdk.tf.json": STACK }, "cdk.tf.json", ["shop/aws_sqs_queue.q"]],
        ["a file of another name that holds Terraform JSON", { "stack.json": STACK }, "stack.json", ["shop/aws_sqs_queue.q"]],
        ["a file with a byte order mark", { "cdk.tf.json": `\uFEFF${JSON.stringify(STACK)}` }, "cdk.tf.json", ["shop/aws_sqs_queue.q"]],
        ["an empty configuration", { "cdk.tf.json": {} }, "cdk.tf.json", []],
        ["a folder with cdk.tf.json", { "cdk.tf.json": STACK }, ".", ["shop/aws_sqs_queue.q"]],
        [
            "an output folder: stacks have the manifest's names",
            {
                "manifest.json": { stacks: { a: { name: "one", synthesizedStackPath: "stacks/x/cdk.tf.json" }, two: {} } },
                "stacks/x/cdk.tf.json": STACK,
                "stacks/two/cdk.tf.json": STACK,
            },
            ".",
            ["one/aws_sqs_queue.q", "two/aws_sqs_queue.q"],
        ],
        [
            "an output folder without a manifest: synthesis stopped",
            { "stacks/a/cdk.tf.json": STACK, "stacks/b/other.txt": "" },
            ".",
            ["shop/aws_sqs_queue.q"],
        ],
        ["a folder whose manifest is another tool's", { "manifest.json": { name: "web app" }, "cdk.tf.json": STACK }, ".", ["shop/aws_sqs_queue.q"]],
    ])("%s", (_, files, path, addresses) => {
        inFolder(files, (folder) => {
            const input = readTerraformJson(join(folder, path));
            expect(input.resources.map(({ address }) => address)).toEqual(addresses);
            expect(input).toMatchObject({ complete: true, notEvaluated: [] });
        });
    });

    it("all Terraform JSON of a folder is one configuration, override files last; HCL beside it is mentioned", () => {
        const files = {
            "a_override.tf.json": { resource: { aws_a: { b: { size: 2 } } } },
            "b.tf.json": { resource: { aws_a: { b: { size: 1, name: "${local.name}" } } } },
            "c.tf.json": { locals: { name: "x" } },
            "d.tf": "",
        };
        inFolder(files, (folder) => {
            const input = readTerraformJson(folder);
            expect(input.resources).toMatchObject([{ address: "aws_a.b", properties: { size: 2, name: "x" } }]);
            expect(input.notEvaluated).toEqual([`${join(folder, "d.tf")}: HCL is not read`]);
        });
    });

    it.each([
        ["a backend", 'terraform {\n  backend "s3" {}\n}\n', true],
        ["a resource", '\nresource "aws_a" "c" {\n}\n', false],
        ["a module", '  module "net" {\n}\n', false],
    ])("beside HCL with %s it is complete or not", (_, hcl, complete) => {
        inFolder({ "a.tf.json": { resource: { aws_a: { b: {} } } }, "b.tf": hcl }, (folder) => {
            expect(readTerraformJson(folder).complete).toBe(complete);
        });
    });

    it("a stack that the manifest names and nobody wrote makes the input incomplete", () => {
        const files = { "manifest.json": { stacks: { a: { name: "a" }, b: { name: "b" } } }, "stacks/a/cdk.tf.json": STACK };
        inFolder(files, (folder) => {
            expect(readTerraformJson(folder)).toMatchObject({
                resources: [{ address: "a/aws_sqs_queue.q" }],
                complete: false,
                notEvaluated: [`stack b: ${join(folder, "stacks/b/cdk.tf.json")} is missing`],
            });
        });
    });
});

describe("what is not, in one line that names the file", () => {
    it.each<[string, Record<string, unknown>, string, RegExp]>([
        ["nothing there", {}, "cdk.tf.json", /cdk\.tf\.json: no such file or folder$/],
        ["an empty folder", {}, ".", /: holds no Terraform JSON/],
        [
            "a mistake, with its place",
            { "cdk.tf.json": '{\n  "a": 1,\n  "secret": hunter2\n}' },
            "cdk.tf.json",
            /cdk\.tf\.json:3:13: not valid JSON$/,
        ],
        ["a broken manifest", { "manifest.json": "{" }, ".", /manifest\.json:1:2: not valid JSON$/],
        [
            "a manifest without any of its stacks",
            { "manifest.json": { stacks: { a: {} } } },
            ".",
            /manifest\.json: none of its stacks is there; synthesize again$/,
        ],
        ["a list", { "cdk.tf.json": [] }, "cdk.tf.json", /cdk\.tf\.json: is not Terraform JSON$/],
        ["a number", { "cdk.tf.json": 1 }, "cdk.tf.json", /cdk\.tf\.json: is not Terraform JSON$/],
        ["a Pulumi export", { "x.json": { version: 3, deployment: { resources: [] } } }, "x.json", /x\.json: is not Terraform JSON$/],
        ["a package.json", { "package.json": { module: "index.mjs", name: "x" } }, "package.json", /package\.json: is not Terraform JSON$/],
        ["an empty object of another name", { "x.json": {} }, "x.json", /x\.json: is not Terraform JSON$/],
        [
            "a plan of another format",
            { "plan.json": { format_version: "2.0", planned_values: {} } },
            "plan.json",
            /plan\.json: plan format 2\.0 is not/,
        ],
        ["HCL", { "main.tf": 'resource "a" "b" {}' }, "main.tf", /main\.tf: is HCL, which is not read; only Terraform JSON/],
        ["a folder of HCL", { "main.tf": "" }, ".", /main\.tf: is HCL, which is not read/],
        ["CDKTF's HCL", { "cdk.tf": "" }, "cdk.tf", /cdk\.tf: is HCL, which is not read; synthesize JSON/],
        [
            "an output folder in HCL",
            { "manifest.json": { stacks: { a: { name: "a", synthesizedStackPath: "stacks/a/cdk.tf" } } }, "stacks/a/cdk.tf": "" },
            ".",
            /cdk\.tf: is HCL, which is not read; synthesize JSON/,
        ],
        ["an output folder in HCL without a manifest", { "stacks/a/cdk.tf": "" }, ".", /cdk\.tf: is HCL, which is not read; synthesize JSON/],
    ])("%s", (_, files, path, message) => {
        inFolder(files, (folder) => {
            const error = thrownBy(() => readTerraformJson(join(folder, path)));
            expect(error).toBeInstanceOf(InputError);
            expect(String(error)).toMatch(message);
            expect(String(error)).not.toMatch(/\n|hunter2/);
        });
    });

    it("a file that is longer than text can be", () => {
        inFolder({ "cdk.tf.json": "" }, (folder) => {
            truncateSync(join(folder, "cdk.tf.json"), 600 * 1024 * 1024);
            expect(String(thrownBy(() => readTerraformJson(folder)))).toMatch(/cdk\.tf\.json: larger than 512 MB$/);
        });
    });
});

function inFolder(files: Readonly<Record<string, unknown>>, check: (folder: string) => void): void {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-"));
    try {
        for (const [name, content] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, name)), { recursive: true });
            writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
        }
        check(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function thrownBy(run: () => unknown): unknown {
    try {
        run();
    } catch (error) {
        return error;
    }
    return undefined;
}
