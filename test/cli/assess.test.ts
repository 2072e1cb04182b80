import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../reports/formats";
import { checkout, exported, inFolder, prodgate, unwrapped } from "./run";

const table = (name: string, deletionProtectionEnabled: unknown) => ({
    type: "aws:dynamodb/table:Table",
    name,
    inputs: { hashKey: "id", deletionProtectionEnabled, pointInTimeRecovery: { enabled: true } },
});
const loadBalancer = { type: "aws:lb/loadBalancer:LoadBalancer", name: "front", inputs: { internal: false } };

describe("verdict and exit code", () => {
    test("a stack without a blocker is go, with its risks listed", () =>
        inFolder({ "state.json": exported([table("carts", true), loadBalancer]) }, (run) => {
            const { status, stdout } = run("assess", "state.json");
            expect(stdout).toContain("Risks (");
            expect(stdout).toContain('Load balancer "front" does not keep access logs');
            expect(stdout).toMatch(
                /\nverdict: go \(0 blockers, .*\)\nchecked 2 of 2 resources; 0 hold nothing to check; 0 not supported; 0 of other providers\nChecked 1 database and 1 load balancer by 4 of /,
            );
            expect(status).toBe(0);
        }));

    test("a blocker is no-go", () =>
        inFolder({ "state.json": exported([table("carts", false)]) }, (run) => {
            const { status, stdout } = run("assess", "state.json");
            expect(unwrapped(stdout)).toContain('Database "carts" is not protected from deletion (deletionProtectionEnabled is false');
            expect(stdout).toContain("verdict: no-go (1 blocker,");
            expect(status).toBe(1);
        }));

    test("what is undecided passes, and exits 3 under --strict", () =>
        inFolder({ "state.json": exported([table("carts", "04da6b54-80e4-46f7-96ec-b56ff0331ba9")]) }, (run) => {
            const { status, stdout } = run("assess", "state.json");
            expect(unwrapped(stdout)).toContain(
                'protected-stateful-resources: cannot tell for database "carts": deletionProtectionEnabled is known only after deployment',
            );
            expect(status).toBe(0);
            expect(run("assess", "state.json", "--strict").status).toBe(3);
        }));

    test("a stack that holds nothing to judge is not-applicable", () =>
        inFolder(
            {
                "state.json": exported([]),
                "other.json": exported([{ type: "random:index/randomPet:RandomPet", name: "pet", inputs: {} }]),
                "network.json": exported([{ type: "aws:ec2/vpc:Vpc", name: "main", inputs: {} }]),
            },
            (run) => {
                for (const [file, coverage] of [
                    ["state.json", "checked 0 of 0 resources; 0 hold nothing to check; 0 not supported; 0 of other providers"],
                    ["other.json", "checked 0 of 1 resource; 0 hold nothing to check; 0 not supported; 1 of other providers"],
                    ["network.json", "checked 0 of 1 resource; 1 holds nothing to check; 0 not supported; 0 of other providers"],
                ] as const) {
                    expect(run("assess", file)).toEqual({
                        status: 0,
                        stdout: `${file}\nprogram shop, stack prod\nno prodgate.yaml: judged as business at stage go-live\n\nverdict: not-applicable (0 blockers, 0 risks, 0 improvements, 0 undecided; nothing to judge)\n${coverage}\n`,
                        stderr: "",
                    });
                }
            },
        ));

    test("what may hold a blocker and is not supported makes the verdict incomplete, and is named", () =>
        inFolder(
            {
                "ready.json": exported([table("carts", true), { type: "aws:dax/cluster:Cluster", name: "cache", inputs: {} }]),
                "blocked.json": exported([table("carts", false), { type: "aws:dax/cluster:Cluster", name: "cache", inputs: {} }]),
            },
            (run) => {
                const ready = run("assess", "ready.json");
                expect(ready.stdout).toMatch(
                    /\nverdict: incomplete \(0 blockers, .*\)\n {2}aws:dax\/cluster:Cluster "cache" is not supported\nchecked 1 of 2 /,
                );
                expect(ready.status).toBe(2);
                const blocked = run("assess", "blocked.json");
                expect(blocked.stdout).toMatch(
                    /\nverdict: no-go \(1 blocker, .*; incomplete\)\n {2}aws:dax\/cluster:Cluster "cache" is not supported\n/,
                );
                expect(blocked.status).toBe(1);
            },
        ));

    test("a plan and a state of Terraform, by file and by standard input", () => {
        const database = { address: "aws_db_instance.orders", mode: "managed", type: "aws_db_instance", name: "orders" };
        const values = { identifier: "orders", engine: "postgres", multi_az: false, password: "correct-horse-hunter2" };
        const sensitive = { password: true };
        const plan = {
            format_version: "1.2",
            planned_values: { root_module: {} },
            resource_changes: [
                {
                    ...database,
                    change: { actions: ["create"], before: null, after: values, after_unknown: { arn: true }, after_sensitive: sensitive },
                },
            ],
            configuration: {
                root_module: {
                    resources: [
                        {
                            ...database,
                            expressions: {
                                engine: { constant_value: "postgres" },
                                multi_az: { constant_value: false },
                                password: { constant_value: values.password },
                            },
                        },
                    ],
                },
            },
        };
        const state = { format_version: "1.0", values: { root_module: { resources: [{ ...database, values, sensitive_values: sensitive }] } } };
        inFolder({ "tfplan.out": plan, "state.json": state }, (run, folder) => {
            for (const result of [run("assess", "tfplan.out"), prodgate(folder, ["assess", "-"], [], JSON.stringify(plan))]) {
                expect(unwrapped(result.stdout)).toContain('Database "orders" has no standby in another zone');
                expect(unwrapped(result.stdout)).toContain("no-plaintext-secrets");
                expect(result.stdout).not.toContain("hunter2");
                expect(result.status).toBe(1);
            }
            // A state does not tell a literal from what a variable gave: the password is undecided there.
            const ofState = run("assess", "state.json");
            expect(unwrapped(ofState.stdout)).toContain('Database "orders" has no standby in another zone');
            expect(ofState.stdout).not.toContain("hunter2");
            expect(unwrapped(ofState.stdout)).toContain('no-plaintext-secrets: cannot tell for database "orders" (password)');
            expect(ofState.status).toBe(1);
        });
    });

    test("several inputs are one architecture", () =>
        inFolder({ "data.json": exported([table("carts", true)]), "edge.json": exported([loadBalancer]) }, (run) => {
            expect(run("assess", "data.json", "edge.json").stdout).toContain("checked 2 of 2 resources");
        }));
});

describe("report", () => {
    test("JSON has the contract's keys, and the same bytes for the same input", () =>
        inFolder(
            { "state.json": exported([table("carts", false), loadBalancer, { type: "aws:dms/endpoint:Endpoint", name: "x", inputs: {} }]) },
            (run) => {
                const first = run("assess", "state.json", "--format", "json");
                expect(run("assess", "state.json", "--format", "json").stdout).toBe(first.stdout);
                const result: unknown = JSON.parse(first.stdout);
                expect(result).toMatchObject({
                    schema: 1,
                    verdict: "no-go",
                    incomplete: ['aws:dms/endpoint:Endpoint "x" is not supported'],
                    coverage: {
                        resources: 3,
                        checked: 2,
                        nothingToCheck: 0,
                        notSupported: 1,
                        otherProviders: 0,
                        otherPrograms: 0,
                        types: { notSupported: { "aws:dms/endpoint:Endpoint": 1 }, otherProviders: {}, otherPrograms: {} },
                        complete: true,
                    },
                    summary: { blockers: 1, risks: 3, improvements: 0, undecided: 0, waived: 0, mandatory: 1 },
                });
                expect(result).toHaveProperty("findings.0", {
                    policy: "protected-stateful-resources",
                    area: "devops",
                    severity: "blocker",
                    enforcement: "mandatory",
                    status: "violation",
                    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
                    resource: {
                        kind: "database",
                        name: "carts",
                        type: "aws:dynamodb/table:Table",
                        address: "urn:pulumi:prod::shop::aws:dynamodb/table:Table::carts",
                    },
                    property: "deletionProtectionEnabled",
                    message: expect.stringContaining('Database "carts" is not protected from deletion'),
                    fix: expect.stringContaining("Set deletionProtectionEnabled to true."),
                    effect: "in-place",
                    docs: "prodgate explain protected-stateful-resources",
                });
            },
        ));

    test("standard output is the report, standard error the rest; --output writes a file", () =>
        inFolder({ "state.json": exported([table("carts", true)]) }, (run) => {
            const plain = run("assess", "state.json", "--format", "json");
            expect(() => JSON.parse(plain.stdout) as unknown).not.toThrow();
            expect(plain.stderr).toBe("");
            expect(run("assess", "state.json", "--output", "report.txt")).toMatchObject({ status: 0, stdout: "" });
            expect(run("assess", "state.json", "--output", "/dev/full")).toMatchObject({
                status: 2,
                stderr: "prodgate: /dev/full: cannot be written (ENOSPC)\n",
            });
            expect(run("assess", "state.json", "--output", "no/such/report.txt")).toMatchObject({
                status: 2,
                stderr: expect.stringContaining("no/such/report.txt: cannot be written"),
            });
        }));

    test("- is standard input, of Pulumi and of Terraform", () =>
        inFolder({}, (_, folder) => {
            const read = (input: unknown) => prodgate(folder, ["assess", "-"], [], typeof input === "string" ? input : JSON.stringify(input));
            expect(read(exported([table("carts", false)]))).toMatchObject({ status: 1, stderr: "" });
            expect(read({ resource: { aws_dynamodb_table: { carts: { deletion_protection_enabled: false } } } })).toMatchObject({
                status: 1,
                stderr: "",
            });
            expect(read('{\n  "version": 3,')).toEqual({ status: 2, stdout: "", stderr: "prodgate: standard input:2:16: not valid JSON\n" });
        }));

    test("a reader that stops reading changes no exit code, and a full disk is 2", () => {
        const many = Array.from({ length: 1500 }, (_, index) => table(`carts-${String(index)}`, false));
        inFolder({ "state.json": exported(many), "network.json": exported([{ type: "aws:ec2/vpc:Vpc", name: "main", inputs: {} }]) }, (_, folder) => {
            const shell = (command: string) => spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
            const cli = `"${process.execPath}" "${join(checkout, "dist/cli/prodgate.js")}" assess`;
            expect(shell(`${cli} state.json | head -1; exit \${PIPESTATUS[0]}`)).toMatchObject({ status: 1, stdout: "state.json\n", stderr: "" });
            expect(shell(`${cli} network.json > >(true)`)).toMatchObject({ status: 0, stderr: "" });
            for (const file of ["state.json", "network.json"])
                expect(shell(`${cli} ${file} > /dev/full`)).toMatchObject({
                    status: 2,
                    stderr: "prodgate: standard output: cannot be written (ENOSPC)\n",
                });
        });
    });

    test("help says what exit codes mean", () =>
        inFolder({}, (run) => {
            for (const args of [["--help"], ["assess", "--help"]]) {
                const { status, stdout } = run(...args);
                expect(
                    [...stdout.matchAll(/^ {2}(\d+) +(go, or not-applicable|no-go|incomplete|something is undecided|a defect)/gm)].map(
                        ([, code]) => code,
                    ),
                ).toEqual(["0", "1", "2", "3", "70"]);
                expect(status).toBe(0);
            }
        }));

    test("no report shows a secret that the state holds in clear", () =>
        inFolder(
            {
                "state.json": exported([
                    {
                        type: "aws:lambda/function:Function",
                        name: "mailer",
                        inputs: { environment: { variables: { DATABASE_URL: "postgres://app:hunter2@db:5432/shop" } } },
                    },
                ]),
            },
            (run) => {
                for (const format of FORMATS) {
                    const { status, stdout, stderr } = run("assess", "state.json", "--format", format);
                    expect(stdout).toContain("no-plaintext-secrets");
                    expect(stdout + stderr).not.toContain("hunter2");
                    expect(status).toBe(1);
                }
            },
        ));

    test("explain prints a policy's page", () =>
        inFolder({}, (run) => {
            expect(run("explain", "multiple-instances").stdout).toMatch(/^# multiple-instances\n/);
            expect(run("explain", "nosuch")).toMatchObject({ status: 2, stderr: expect.stringContaining("no policy is called nosuch") });
        }));
});

test("assessing files loads no Pulumi SDK and no construct library", () =>
    inFolder(
        {
            "state.json": exported([table("carts", true)]),
            "cdk.tf.json": { resource: { aws_dynamodb_table: { carts: { deletion_protection_enabled: true } } } },
        },
        (_, folder) => {
            const preload = join(folder, "preload.js");
            writeFileSync(preload, 'process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")));');
            for (const file of ["state.json", "cdk.tf.json"]) {
                const { status, stderr } = prodgate(folder, ["assess", file], ["--require", preload]);
                expect(status).toBe(0);
                expect(stderr).toContain("dist/cli/main.js");
                expect(stderr).not.toMatch(/node_modules\/(@pulumi|cdktf|cdktn|constructs|@cdktf)\//);
            }
        },
    ));
