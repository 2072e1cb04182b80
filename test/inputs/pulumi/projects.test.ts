import { join } from "node:path";
import { inFolder } from "../../cli/run";

const PROJECT = "name: one\nruntime: nodejs\n";

it("a folder of several projects lists them, and none of a package or a cache", () =>
    inFolder(
        {
            "apps/shop/infrastructure/Pulumi.yaml": PROJECT,
            "network/Pulumi.yml": PROJECT,
            "node_modules/sample/Pulumi.yaml": PROJECT,
            ".cache/copy/Pulumi.yaml": PROJECT,
            "a/b/c/too-deep/Pulumi.yaml": PROJECT,
        },
        (run, folder) => {
            const projects = ["apps/shop/infrastructure", "network"].map((project) => join(folder, project));
            expect(run("assess", folder)).toEqual({
                status: 2,
                stdout: "",
                stderr: `prodgate: ${folder}: neither a Pulumi program nor synthesized Terraform JSON; there are Pulumi programs in ${projects.join(", ")}: name one or several\n`,
            });
        },
    ));

it("several inputs are one architecture, and each finding names its project", () => {
    const exported = (project: string) => ({
        version: 3,
        deployment: {
            resources: [
                {
                    urn: `urn:pulumi:prod::${project}::aws:dynamodb/table:Table::${project}-table`,
                    custom: true,
                    type: "aws:dynamodb/table:Table",
                    inputs: { hashKey: "id" },
                },
            ],
        },
    });
    inFolder({ "orders.json": exported("orders"), "stock.json": exported("stock") }, (run) => {
        const text = run("assess", "orders.json", "stock.json").stdout;
        expect(text.split("\n").slice(0, 4)).toEqual([
            "orders.json, stock.json",
            "program orders, stack prod",
            "program stock, stack prod",
            "no prodgate.yaml: judged as business at stage go-live",
        ]);
        expect(text).toContain("\n    in:   program orders, stack prod; program stock, stack prod\n");
        expect(JSON.parse(run("assess", "orders.json", "stock.json", "--format", "json").stdout)).toMatchObject({
            programs: [
                { name: "orders", stack: "prod" },
                { name: "stock", stack: "prod" },
            ],
            findings: expect.arrayContaining([
                expect.objectContaining({ program: { name: "orders", stack: "prod" } }),
                expect.objectContaining({ program: { name: "stock", stack: "prod" } }),
            ]),
        });
    });
});
