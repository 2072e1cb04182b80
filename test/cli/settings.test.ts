import { prodgate, inFolder } from "./run";

const table = { resource: { aws_dynamodb_table: { carts: { name: "carts", deletion_protection_enabled: false } } } };
const lenient = "environments: [{ name: adopting, stacks: ['*'], stage: assess }]";
const strict = "environments: [{ name: production, stacks: ['main.tf.json'], profile: regulated }]";
const other = { resource: { aws_dynamodb_table: { orders: { name: "orders", deletion_protection_enabled: false } } } };

test("the nearest prodgate.yaml decides; --settings and PRODGATE_SETTINGS name another one", () =>
    inFolder({ "infra/main.tf.json": table, "infra/prodgate.yaml": lenient, "strict.yaml": strict, "main.tf.json": table }, (run, folder) => {
        const near = run("assess", "infra/main.tf.json");
        expect(near).toMatchObject({ status: 0, stderr: "" });
        expect(near.stdout).toMatch(/^infra\/main\.tf\.json\nsettings infra\/prodgate\.yaml: adopting \(business, stage assess\); judged on \d{4}-/);
        expect(near.stdout).toContain("not enforced: 1 blocker (by stage assess)");
        const named = run("assess", "infra/main.tf.json", "--settings", "strict.yaml");
        expect(named.status).toBe(1);
        expect(named.stdout).toContain("settings strict.yaml: production (regulated, stage go-live)");
        const none = run("assess", "main.tf.json");
        expect(none.status).toBe(1);
        expect(none.stdout).toContain("no prodgate.yaml: judged as business at stage go-live");

        const env = { PRODGATE_SETTINGS: "strict.yaml" };
        expect(prodgate(folder, ["assess", "infra/main.tf.json"], [], "", env).status).toBe(1);
        expect(prodgate(folder, ["assess", "infra/main.tf.json", "--settings", "infra/prodgate.yaml"], [], "", env).status).toBe(0);
        // Standard input is not beside a file: the current folder's settings count.
        expect(prodgate(`${folder}/infra`, ["assess", "-"], [], JSON.stringify(table)).status).toBe(0);
        expect(prodgate(folder, ["assess", "-", "--settings", "strict.yaml", "--stack", "main.tf.json"], [], JSON.stringify(table)).status).toBe(1);
    }));

test("inputs with settings of their own ask for one", () =>
    inFolder({ "a/main.tf.json": table, "a/prodgate.yaml": lenient, "b/main.tf.json": other, "b/prodgate.yaml": strict }, (run) => {
        const { status, stderr } = run("assess", "a/main.tf.json", "b/main.tf.json");
        expect(status).toBe(2);
        expect(stderr).toMatch(
            /^prodgate: the inputs have settings of their own \(.*a\/prodgate\.yaml, .*b\/prodgate\.yaml\); name one with --settings\n$/,
        );
        expect(run("assess", "a/main.tf.json", "b/main.tf.json", "--settings", "a/prodgate.yaml").status).not.toBe(2);
    }));

test("settings that cannot be used stop the gate with a line for each mistake", () =>
    inFolder({ "main.tf.json": table, "prodgate.yaml": "owner: 7\npolicies:\n  multiple-instance: advisory\n" }, (run) => {
        for (const command of [["assess", "main.tf.json"], ["explain"], ["explain", "multiple-instances"]]) {
            const { status, stdout, stderr } = run(...command);
            expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
            expect(stderr.split("\n")).toEqual([
                "prodgate: prodgate.yaml:1: owner is 7, not text",
                expect.stringMatching(
                    /^prodgate\.yaml:3: policies\.multiple-instance is not known here, did you mean multiple-instances; there are /,
                ),
                "",
            ]);
        }
        expect(run("assess", "main.tf.json", "--settings", "other.yaml")).toMatchObject({
            status: 2,
            stderr: "prodgate: other.yaml: no such file\n",
        });
    }));

test("plugins of the settings are loaded from beside them, and their policies are known there", () =>
    inFolder(
        {
            "main.tf.json": table,
            "settings/prodgate.yaml": `plugins: [./own.cjs]\npolicies: { tables-have-owners: mandatory }\n`,
            "settings/own.cjs": `exports.policies = [{ name: "tables-have-owners", title: "Tables have owners", area: "governance", severity: "improvement",
                items: ["ownership"], controls: {}, options: {}, judges: "protection", judge() {} }];`,
        },
        (run) => {
            const { stdout, stderr } = run("assess", "main.tf.json", "--settings", "settings/prodgate.yaml", "--format", "json");
            expect(stderr).toBe("");
            expect(JSON.parse(stdout)).toMatchObject({ policies: { "tables-have-owners": { violations: 0 } } });
        },
    ));

test("explain says what is in force in each environment, and why", () =>
    inFolder({ "prodgate.yaml": `${strict}\npolicies: { multiple-instances: { minimum: 4, enforcement: advisory } }` }, (run) => {
        const all = run("explain").stdout;
        expect(all).toMatch(/^Settings: prodgate\.yaml\.\n\nproduction \(regulated, stage go-live\)\n/);
        expect(all).toMatch(/^ {2}log-retention +mandatory {2}by profile$/m);
        expect(all).toMatch(/^stacks of no environment \(business, stage go-live\)$/m);
        const one = run("explain", "multiple-instances").stdout;
        expect(one).toContain("# multiple-instances");
        expect(one).toContain(
            "## In force by prodgate.yaml\n\n- production: advisory (by prodgate.yaml:2); minimum 4 (by prodgate.yaml:2)\n- stacks of no environment: advisory (by prodgate.yaml:2); minimum 4 (by prodgate.yaml:2)\n",
        );
    }));

test("without settings explain says so", () =>
    inFolder({}, (run) => {
        expect(run("explain").stdout).toMatch(/^No prodgate\.yaml: business profile, stage go-live\.\n/);
        expect(run("explain", "multiple-instances").stdout).not.toContain("In force");
    }));

test("the baseline that the settings name is what runs are compared with, and what prodgate baseline writes", () =>
    inFolder({ "infra/main.tf.json": table, "infra/prodgate.yaml": "baseline: accepted.json" }, (run) => {
        const missing = run("assess", "infra/main.tf.json");
        expect([missing.status, missing.stderr]).toEqual([
            2,
            "prodgate: infra/prodgate.yaml:1: baseline accepted.json: no such file; prodgate baseline writes it\n",
        ]);
        expect(run("baseline", "infra/main.tf.json").stderr).toContain("infra/accepted.json: accepts ");
        const compared = run("assess", "infra/main.tf.json");
        expect([compared.status, compared.stderr]).toEqual([0, ""]);
        expect(compared.stdout).toMatch(/compared with accepted\.json: 0 new, \d remaining, 0 fixed/);
        // A baseline that is written again is not compared with itself.
        expect(run("baseline", "infra/main.tf.json").stderr).toContain("of these 0 violations were not in the baseline before");
    }));
