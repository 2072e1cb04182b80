import { join } from "node:path";
import { acceptanceIn } from "../../../gate/accepted";
import { assessment, type Assessment } from "../../../gate/assessment";
import { extendedFile, nearestSettings } from "../../../gate/settings/file";
import { noSettings, settingsFrom, type Environment, type Settings } from "../../../gate/settings/settings";
import type { CodeWaiver } from "../../../gate/waiver";
import { waived } from "../../../gate/waivers";
import { catalogue } from "../../../policies/catalogue";
import { levelIn } from "../../../policies/enforcement";
import type { Policy } from "../../../policies/policy";
import { resourcesOf, terraform } from "../../policies/stack";
import { inFolder, settingsIn } from "./files";

function policy(name: string): Policy {
    const found = catalogue.find((one) => one.name === name);
    if (found === undefined) throw new TypeError(name);
    return found;
}

function valid(text: string, others: Readonly<Record<string, string>> = {}): Settings {
    const { settings, problems } = settingsIn(text, others);
    expect(problems).toEqual([]);
    return settings;
}

function level(environment: Environment, name: string): string {
    const { enforcement, by } = environment.levelOf(policy(name));
    return `${enforcement} by ${by}`;
}

describe("environments", () => {
    const settings = valid(`
environments:
  - name: production
    stacks: ["*/prod", "prod-*"]
    profile: customer-facing
    elsewhere: [alarms]
  - name: regulated
    stacks: [pay]
    profile: { exposure: internal, data: regulated, criticality: low }
    stage: secure
  - name: other
    stacks: ["*"]
    stage: assess
`);

    test.each([
        [["prod", "shop/prod"], "production", "go-live", { exposure: "public", data: "confidential", criticality: "high" }],
        [["prod-eu"], "production", "go-live", { exposure: "public", data: "confidential", criticality: "high" }],
        [["pay"], "regulated", "secure", { exposure: "internal", data: "regulated", criticality: "low" }],
        [["prod"], "other", "assess", { exposure: "partner", data: "internal", criticality: "medium" }],
    ])("the first one that names %p is %s", (names, name, stage, profile) => {
        expect(settings.environmentOf(names)).toMatchObject({ name, stage, profile });
    });

    test("what another program keeps is the environment's", () => {
        expect(settings.environmentOf(["prod-eu"]).elsewhere).toEqual(["alarms"]);
        expect(settings.environmentOf(["pay"]).elsewhere).toEqual([]);
    });

    test("a stack that none names, and one without settings, is of the business profile at go-live", () => {
        const some = valid(`environments: [{ name: production, stacks: [prod], stage: assess }]`);
        for (const environment of [some.environmentOf(["dev"]), noSettings.environmentOf(["prod"])]) {
            expect(environment.name).toBeUndefined();
            expect(catalogue.map((one) => environment.levelOf(one).enforcement)).toEqual(
                catalogue.map(({ severity }) => (severity === "blocker" ? "mandatory" : "advisory")),
            );
        }
    });
});

describe("precedence", () => {
    const settings = valid(`
environments:
  - name: production
    stacks: [prod]
    profile: regulated
    policies:
      multiple-instances: { minimum: 4 }
      log-retention: mandatory
  - name: other
    stacks: ["*"]
    profile: regulated
    stage: assess
policies:
  multiple-instances: { minimum: 3, enforcement: advisory }
  dead-letter-queues: disabled
  log-retention: { minimum: 400 }
`);
    const production = settings.environmentOf(["prod"]);
    const other = settings.environmentOf(["dev"]);

    test("an environment wins over policies, these over the stage and the profile, and each says where it is written", () => {
        expect(level(production, "log-retention")).toBe("mandatory by prodgate.yaml:8");
        expect(level(production, "multiple-instances")).toBe("advisory by prodgate.yaml:14");
        expect(level(other, "multiple-instances")).toBe("advisory by prodgate.yaml:14");
        expect(level(production, "dead-letter-queues")).toBe("disabled by prodgate.yaml:15");
        expect(level(production, "suspicious-settings")).toBe("mandatory by profile");
        expect(level(other, "suspicious-settings")).toBe("advisory by stage assess");
        expect(level(production, "encryption-in-transit")).toBe("mandatory by severity");
    });

    test("options follow the same order, and a profile raises some", () => {
        expect(production.optionsOf(policy("multiple-instances"))).toEqual({ minimum: 4 });
        expect(other.optionsOf(policy("multiple-instances"))).toEqual({ minimum: 3 });
        expect(production.optionsOf(policy("log-retention"))).toEqual({ minimum: 400 });
        expect(
            valid("environments: [{ name: a, stacks: ['*'], profile: regulated }]").environmentOf([""]).optionsOf(policy("log-retention")),
        ).toEqual({
            minimum: 365,
        });
        expect(noSettings.environmentOf([]).optionsOf(policy("log-retention"))).toEqual({});
        expect([...production.optionsBy(policy("multiple-instances")), ...other.optionsBy(policy("multiple-instances"))]).toEqual([
            ["minimum", "prodgate.yaml:7"],
            ["minimum", "prodgate.yaml:14"],
        ]);
        expect([...production.optionsBy(policy("backup-retention"))]).toEqual([["minimum", "profile"]]);
    });
});

describe("a new policy", () => {
    const environment = (text: string) => valid(text).environmentOf([]);
    const { name, title, area, judges, items, controls, options, judge } = policy("multiple-instances");
    const later: Policy = { name, title, area, judges, items, controls, options, judge, severity: "blocker", since: "0.1.5" };

    test("advises until its version is asked for, or the settings name it", () => {
        expect(environment("application: shop").levelOf(later)).toEqual({ enforcement: "advisory", by: "new in 0.1.5" });
        expect(environment("policies-of: 0.1.4").levelOf(later)).toEqual({ enforcement: "advisory", by: "new in 0.1.5" });
        expect(environment("policies-of: 0.1.5").levelOf(later)).toEqual({ enforcement: "mandatory", by: "severity" });
        expect(environment("policies-of: '0.2'").levelOf(later)).toEqual({ enforcement: "mandatory", by: "severity" });
        expect(environment("policies: { multiple-instances: mandatory }").levelOf(later)).toEqual({
            enforcement: "mandatory",
            by: "prodgate.yaml:1",
        });
    });
});

describe("an organisation's layer", () => {
    const organisation = `
locked: [encryption-in-transit, multiple-instances, log-retention]
may-waive: ["*@platform.example.com"]
environments: [{ name: all, stacks: ["*"], profile: customer-facing }]
policies:
  log-retention: { minimum: 90 }
  dead-letter-queues: mandatory
  suspicious-settings: mandatory
`;
    const packed = { "node_modules/@acme/prodgate-baseline/prodgate.yaml": organisation };
    const extending = (text: string) => settingsIn(`extends: "@acme/prodgate-baseline"\n${text}`, packed);

    test("is what is not said otherwise, and what is locked stays whatever the stage and the profile", () => {
        const { settings, problems } = extending(`environments: [{ name: dev, stacks: [dev], stage: assess, profile: internal-tool }]
policies: { suspicious-settings: advisory }`);
        expect(problems).toEqual([]);
        const dev = settings.environmentOf(["dev"]);
        expect(level(dev, "encryption-in-transit")).toBe("mandatory by severity");
        expect(level(dev, "multiple-instances")).toBe("mandatory by severity");
        expect(level(dev, "database-high-availability")).toBe("advisory by profile");
        expect(level(dev, "dead-letter-queues")).toBe("mandatory by @acme/prodgate-baseline/prodgate.yaml:7");
        expect(level(dev, "suspicious-settings")).toBe("advisory by prodgate.yaml:3");
        expect(dev.optionsOf(policy("log-retention"))).toEqual({ minimum: 90 });
        expect(settings.environmentOf(["prod"]).name).toBe("all");
        expect(settings.extended).toEqual(["@acme/prodgate-baseline/prodgate.yaml"]);
    });

    test.each([
        ["a weaker level", "policies: { encryption-in-transit: advisory }", "prodgate.yaml:2: policies.encryption-in-transit is locked by"],
        [
            "an option, in an environment",
            "environments: [{ name: a, stacks: ['*'], policies: { log-retention: { minimum: 1 } } }]",
            "prodgate.yaml:2: environments[0].policies.log-retention is locked by",
        ],
        [
            "a waiver of an owner who may not",
            "waivers: [{ policy: multiple-instances, resource: a, reason: b, owner: me@shop.example.com, expires: 2027-03-01 }]",
            "prodgate.yaml:2: multiple-instances is locked by @acme/prodgate-baseline/prodgate.yaml: only these owners may waive: *@platform.example.com",
        ],
        ["breaking the glass", "break-glass: { reason: b, owner: me, until: 2027-03-01 }", "prodgate.yaml:2: break-glass overrides locked policies"],
    ])("what it locks is not weakened by %s", (_, text, problem) => {
        const { problems } = extending(text);
        expect(problems).toHaveLength(1);
        expect(problems[0]).toContain(problem);
    });

    test("a program cannot waive what it locks either, but it can what the application itself locks", () => {
        const { settings } = extending("locked: [dead-letter-queues]\nmay-waive: [me]");
        const by = "@acme/prodgate-baseline/prodgate.yaml";
        expect(settings.locks).toEqual(
            ["encryption-in-transit", "multiple-instances", "log-retention"].map((name) => ({
                policy: name,
                by,
                mayWaive: ["*@platform.example.com"],
            })),
        );
        const owner = (name: string): CodeWaiver => ({
            path: "",
            resource: "*",
            policy: "log-retention",
            reason: "r",
            owner: name,
            expires: "2027-03-01",
        });
        const finding = { policy: "log-retention", status: "violation", resource: { name: "logs", address: "logs", path: "shop/logs" } } as const;
        const codeWaivers = (name: string) =>
            acceptanceIn({}, settings, [{ resources: [], notEvaluated: [], complete: true, notes: [], waivers: [owner(name)] }]);
        const status = (name: string) =>
            waived([finding], codeWaivers(name), { today: "2026-11-28", policies: [{ name: "log-retention", severity: "risk" }], resources: [] })
                .findings[0]?.status;
        expect([status("me"), status("ada@platform.example.com")]).toEqual(["violation", "waived"]);
    });

    test("what it locks may be made stricter, and waived by those who may", () => {
        const { settings, problems } = extending(`policies: { log-retention: mandatory }
waivers: [{ policy: multiple-instances, resource: a, reason: b, owner: c@platform.example.com, expires: 2027-03-01 }]`);
        expect(problems).toEqual([]);
        expect(level(settings.environmentOf(["x"]), "log-retention")).toBe("mandatory by prodgate.yaml:2");
        expect(settings.waivers).toMatchObject([{ policy: "multiple-instances", at: "prodgate.yaml:3" }]);
    });

    test("a file, a package that is not installed, an address and a circle", () => {
        const near = settingsIn("extends: ./organisation.yaml", { "organisation.yaml": organisation });
        expect(near.problems).toEqual([]);
        expect(near.settings.extended).toEqual(["./organisation.yaml"]);
        expect(settingsIn(`extends: "@acme/none"`).problems[0]).toMatch(/^prodgate\.yaml:1: extends names no file, and no package/);
        expect(settingsIn("extends: https://example.com/prodgate.yaml").problems[0]).toMatch(/^prodgate\.yaml:1: extends names no file/);
        expect(settingsIn("extends: ./prodgate.yaml").problems).toEqual(["./prodgate.yaml:1: extends goes further than 5 files"]);
        expect(settingsIn("extends: ./organisation.yaml", { "organisation.yaml": "locked: [a]" }).problems[0]).toMatch(
            /^\.\/organisation\.yaml:1: locked\[0\] is "a"; it is one of/,
        );
    });
});

describe("mistakes", () => {
    test.each([
        [
            "stage",
            "environments:\n  - name: a\n    stacks: [a]\n    stage: golive",
            'prodgate.yaml:4: environments[0].stage is "golive", did you mean go-live; it is one of assess, secure, scale, go-live',
        ],
        ["a key", "enviroments: []", "prodgate.yaml:1: enviroments is not known here, did you mean environments; there are application, owner,"],
        [
            "a policy",
            "policies:\n  multiple-instance: advisory",
            "prodgate.yaml:2: policies.multiple-instance is not known here, did you mean multiple-instances;",
        ],
        [
            "an option",
            "policies:\n  multiple-instances:\n    minimun: 3",
            "prodgate.yaml:3: policies.multiple-instances.minimun is not known here, did you mean minimum; there are enforcement, minimum",
        ],
        [
            "an option's value",
            "policies: { multiple-instances: { minimum: 0 } }",
            "prodgate.yaml:1: policies.multiple-instances.minimum is 0, not a whole number of at least 1",
        ],
        [
            "a level",
            "policies: { multiple-instances: warn }",
            'prodgate.yaml:1: policies.multiple-instances is "warn"; it is one of mandatory, advisory, disabled',
        ],
        [
            "a level among options",
            "policies: { multiple-instances: { enforcement: off } }",
            'prodgate.yaml:1: policies.multiple-instances.enforcement is "off"; it is one of',
        ],
        [
            "a preset",
            "environments: [{ name: a, stacks: [a], profile: bussiness }]",
            'environments[0].profile is "bussiness", did you mean business; it is one of internal-tool,',
        ],
        [
            "a profile",
            "environments: [{ name: a, stacks: [a], profile: { exposure: public } }]",
            "environments[0].profile has no data; it takes exposure, data, criticality",
        ],
        ["an environment without stacks", "environments: [{ name: a }]", "prodgate.yaml:1: environments[0] has no stacks; it takes name, stacks,"],
        [
            "an environment twice",
            "environments: [{ name: a, stacks: [a] }, { name: a, stacks: [b] }]",
            "environments[1].name is that of an environment before it",
        ],
        [
            "elsewhere",
            "environments: [{ name: a, stacks: [a], elsewhere: [alarm] }]",
            'environments[0].elsewhere[0] is "alarm", did you mean alarms; it is one of alarms, diagnostic-settings, locks',
        ],
        [
            "a waiver without a reason",
            "waivers:\n  - policy: multiple-instances\n    resource: web\n    owner: a\n    expires: 2027-03-01",
            "prodgate.yaml:2: waivers[0] has no reason; it takes policy, resource, detail, reason, owner, expires",
        ],
        ["a waiver without an expiry", "waivers: [{ policy: multiple-instances, resource: web, owner: a, reason: b }]", "waivers[0] has no expires;"],
        [
            "a waiver's day",
            "waivers: [{ policy: multiple-instances, resource: web, owner: a, reason: b, expires: 2027-02-30 }]",
            'waivers[0].expires is "2027-02-30", not a day such as 2027-03-01',
        ],
        ["an empty text", "owner: ''", "prodgate.yaml:1: owner is empty, not text"],
        ["a version", "policies-of: next", "prodgate.yaml:1: policies-of is not a version such as 1.4.0"],
        ["a list", "environments: production", 'prodgate.yaml:1: environments is "production", not a list'],
        ["the whole", "- a", "prodgate.yaml:1: the file is a list, not a mapping of application,"],
        ["YAML", "a: [", "prodgate.yaml:1: is not valid YAML"],
        ["a key twice", "owner: a\nowner: b", "prodgate.yaml:2: is not valid YAML (duplicate key)"],
        [
            "aliases that grow",
            `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [${"*a, ".repeat(9)}*a]\nc: &c [${"*b, ".repeat(9)}*b]\nd: [${"*c, ".repeat(9)}*c]`,
            "prodgate.yaml: cannot be read as YAML",
        ],
        ["a plugin", `plugins: ["@acme/none"]`, "plugin @acme/none: is not found"],
        [
            "a key that is an object's own",
            "policies: { constructor: advisory, __proto__: advisory }",
            "prodgate.yaml:1: policies.constructor is not known here",
        ],
    ])("%s", (_, text, problem) => {
        const { settings, problems } = settingsIn(text);
        expect(problems.join("\n")).toContain(problem);
        expect(settings).toBe(noSettings);
    });

    test("an unreadable file is told, and so is text that is no UTF-8", () => {
        expect(settingsFrom("/nonexistent/prodgate.yaml").problems).toEqual(["prodgate.yaml: no such file"]);
        inFolder({}, (folder) => {
            expect(settingsFrom(folder).problems[0]).toMatch(/cannot be read \(EISDIR\)/);
        });
        expect(settingsIn(Buffer.from([0x6f, 0xff])).problems).toEqual(["prodgate.yaml: is not UTF-8 text"]);
    });

    test("an empty file says nothing", () => {
        expect(valid("").environmentOf(["a"])).toMatchObject({ stage: "go-live" });
        expect(valid("# nothing yet\n").file).toBe("prodgate.yaml");
    });

    test("content that may be a secret is not repeated", () => {
        const { problems } = settingsIn(`owner: [hunter2]\npolicies: { multiple-instances: "hunter2 and more" }\n"hunter2 as a key": 1`);
        expect(problems).toHaveLength(3);
        expect(problems.join("\n")).not.toContain("hunter2");
    });
});

describe("the file that belongs to an input", () => {
    test("is beside it or above it, as far as the repository reaches", () => {
        inFolder({ "prodgate.yaml": "", "apps/shop/.git/HEAD": "", "apps/shop/infra/Pulumi.yaml": "", "apps/stock/main.tf.json": "" }, (folder) => {
            expect(nearestSettings(join(folder, "apps/stock/main.tf.json"))).toBe(join(folder, "prodgate.yaml"));
            expect(nearestSettings(join(folder, "apps/shop/infra"))).toBeUndefined();
        });
    });

    test("of a package is found from the folder upwards", () => {
        inFolder({ "node_modules/base/prodgate.yaml": "", "apps/shop/prodgate.yaml": "" }, (folder) => {
            expect(extendedFile("base", join(folder, "apps/shop"))).toBe(join(folder, "node_modules/base/prodgate.yaml"));
            expect(extendedFile("../shop", join(folder, "apps/shop"))).toBe(join(folder, "apps/shop/prodgate.yaml"));
        });
    });
});

describe("an assessment", () => {
    const stack = (id: string) =>
        resourcesOf([terraform("aws_dynamodb_table", "carts", { name: "carts", deletion_protection_enabled: false })]).map((resource) => ({
            ...resource,
            address: `${id}/${resource.address}`,
            stack: id,
        }));
    const settings = valid(`
application: shop
environments:
  - { name: production, stacks: [prod], profile: customer-facing }
  - { name: other, stacks: [dev], stage: assess, policies: { log-retention: disabled } }
`);
    const assessed = (ids: readonly string[], more: { readonly stack?: string } = {}): Assessment =>
        assessment([{ resources: ids.flatMap(stack), notEvaluated: [], complete: true, notes: [], called: ["plan.json"] }], { settings, ...more });
    const levels = ({ findings }: Assessment) =>
        findings
            .filter((one) => one.policy === "protected-stateful-resources")
            .map(({ resource, enforcement, enforcedBy }) => [resource.address, enforcement, enforcedBy]);

    test("judges each stack by its environment", () => {
        const both = assessed(["dev", "prod"]);
        expect(levels(both)).toEqual([
            ["prod/aws_dynamodb_table.carts", "mandatory", undefined],
            ["dev/aws_dynamodb_table.carts", "advisory", "stage assess"],
        ]);
        expect(both.verdict).toBe("no-go");
        expect(both.settings).toMatchObject({
            file: "prodgate.yaml",
            application: "shop",
            environments: [{ name: "other" }, { name: "production" }],
        });
        expect(assessed(["dev"]).verdict).toBe("go");
        expect(assessed(["prod"]).verdict).toBe("no-go");
    });

    test("says what is disabled, and which stack no environment names", () => {
        expect(assessed(["dev"]).settings?.remarks).toEqual(["log-retention is disabled (prodgate.yaml:5): nothing is said of it"]);
        expect(assessed(["qa"]).settings?.remarks).toEqual(["no environment names this stack: it is judged as business at stage go-live"]);
    });

    test("a program is known by its stack, with its project or without, and a file by its name or by the one that is given", () => {
        const [resource] = stack("").map(({ stack: _, ...others }) => others);
        if (resource === undefined) throw new TypeError("no resource");
        const named = (glob: string) => valid(`environments: [{ name: production, stacks: ["${glob}"] }]`);
        const environment = (glob: string, input: object, more: object = {}) =>
            assessment([{ resources: [resource], notEvaluated: [], complete: true, notes: [], ...input }], { settings: named(glob), ...more })
                .settings?.environments[0]?.name;
        const program = { program: { name: "shop", stack: "prod" }, called: ["infra"] };
        expect(environment("prod", program)).toBe("production");
        expect(environment("shop/*", program)).toBe("production");
        expect(environment("infra", program)).toBeUndefined();
        expect(environment("plan.json", { called: ["out/plan.json", "plan.json"] })).toBe("production");
        expect(environment("out/*", { called: ["out/plan.json", "plan.json"] })).toBe("production");
        expect(environment("live", { called: ["plan.json"] }, { stack: "live" })).toBe("production");
        expect(environment("plan.json", { called: ["plan.json"] }, { stack: "live" })).toBeUndefined();
    });

    test("waivers and break glass of the file count, each with its line", () => {
        const accepted = valid(`
waivers:
  - { policy: protected-stateful-resources, resource: carts, reason: a copy, owner: team, expires: 2027-03-01 }
  - { policy: log-retention, resource: none, reason: a copy, owner: team, expires: 2027-03-01 }
`);
        const broken = valid("break-glass: { reason: outage, owner: team, until: 2026-12-02 }");
        const judged = (one: Settings) =>
            assessment([{ resources: stack("prod"), notEvaluated: [], complete: true, notes: [] }], { settings: one, today: "2026-11-29" });
        expect(judged(accepted)).toMatchObject({ verdict: "go", summary: { waived: 1 } });
        expect(judged(accepted).waivers?.map(({ state, at }) => [state, at])).toEqual([
            ["used", "prodgate.yaml:3"],
            ["unmatched", "prodgate.yaml:4"],
        ]);
        expect(
            judged(valid(`waivers: [{ policy: log-retention, resource: cart, reason: a, owner: b, expires: 2027-03-01 }]`)).waivers?.[0]?.line,
        ).toContain("the input has no such resource, did you mean carts.");
        expect(judged(broken)).toMatchObject({ verdict: "no-go", overridden: true, breakGlass: { state: "holds", at: "prodgate.yaml:1" } });
    });

    test("waivers of a program count, for blockers only where the file lists the construct", () => {
        const inProgram = {
            path: "prod",
            policy: "protected-stateful-resources",
            resource: "*",
            reason: "a copy",
            owner: "team",
            expires: "2027-03-01",
        };
        const resources = stack("prod").map((resource) => ({ ...resource, path: "prod/carts" }));
        const judged = (one: Settings) =>
            assessment([{ resources, notEvaluated: [], complete: true, notes: [], waivers: [inProgram] }], { settings: one, today: "2026-11-29" });
        expect(judged(noSettings)).toMatchObject({ verdict: "no-go", waivers: [{ state: "refused", from: "code" }] });
        expect(judged(valid("code-waivers: [prod]"))).toMatchObject({ verdict: "go", waivers: [{ state: "used", from: "code" }] });
    });

    test("what the command line says of an option wins over the settings", () => {
        const group = terraform("aws_cloudwatch_log_group", "app", { retention_in_days: 60 });
        const input = { resources: resourcesOf([group]), notEvaluated: [], complete: true, notes: [] };
        const all = valid("policies: { log-retention: { minimum: 90 } }");
        const found = (policies?: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
            assessment([input], { settings: all, ...(policies === undefined ? {} : { policies }) }).findings.map((one) => one.policy);
        expect(found()).toContain("log-retention");
        expect(found({ "log-retention": { minimum: 30 } })).not.toContain("log-retention");
    });
});

test("a stage enforces its areas and those before it, and a profile makes it stricter", () => {
    const of = (name: string) => {
        const { severity, area, essential } = policy(name);
        return { severity, area, ...(essential === undefined ? {} : { essential }) };
    };
    const business = { exposure: "partner", data: "internal", criticality: "medium" } as const;
    const at = (stage: "assess" | "secure" | "scale" | "go-live", name: string) => levelIn(of(name), business, stage).enforcement;
    expect([at("assess", "encryption-in-transit"), at("secure", "encryption-in-transit")]).toEqual(["advisory", "mandatory"]);
    expect([at("secure", "multiple-instances"), at("scale", "multiple-instances")]).toEqual(["advisory", "mandatory"]);
    expect([at("secure", "protected-stateful-resources"), at("scale", "protected-stateful-resources")]).toEqual(["advisory", "mandatory"]);
    expect(levelIn(of("multiple-instances"), { ...business, criticality: "low" }, "go-live")).toEqual({ enforcement: "advisory", by: "profile" });
    expect(levelIn(of("encryption-in-transit"), { ...business, criticality: "low" }, "go-live").enforcement).toBe("mandatory");
    expect(levelIn(of("centralized-logging"), { ...business, criticality: "high" }, "go-live")).toEqual({ enforcement: "mandatory", by: "profile" });
    expect(levelIn(of("log-retention"), { ...business, criticality: "high" }, "go-live").enforcement).toBe("advisory");
    expect(levelIn(of("log-retention"), { ...business, data: "regulated" }, "go-live").enforcement).toBe("mandatory");
});
