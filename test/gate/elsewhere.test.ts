/** What is missing in a program is a finding, unless the settings say that another program declares it. */

import { assessment, type AssessmentOptions } from "../../gate/assessment";
import { elsewhereKinds, keptElsewhere, keptElsewhereLine } from "../../gate/elsewhere";
import { exitCode } from "../../gate/exit-code";
import type { Input } from "../../resources/resource";
import { junit } from "../../reports/junit";
import { markdown } from "../../reports/markdown";
import { pretty } from "../../reports/pretty";
import { sarif } from "../../reports/sarif";
import { settingsIn } from "./settings/files";
import { resourcesOf, terraform, type Declared } from "../policies/stack";

function input(stack: readonly Declared[], more: Partial<Input> = {}): Input {
    return { resources: resourcesOf(stack), notEvaluated: [], complete: true, notes: [], ...more };
}

const carts = terraform("aws_dynamodb_table", "carts", {
    name: "carts",
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: true,
});
const users = terraform("aws_dynamodb_table", "users", {
    name: "users",
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: true,
});
const clicks = terraform("aws_kinesis_stream", "clicks", { name: "clicks", shard_count: 1 });
const vault = terraform("azurerm_key_vault", "keys", { name: "keys", purge_protection_enabled: true });
const orders = terraform("azurerm_mssql_database", "orders", { name: "orders", server_id: "/subscriptions/1/servers/sql" });
const throttled = terraform("aws_cloudwatch_metric_alarm", "throttled", {
    namespace: "AWS/DynamoDB",
    metric_name: "WriteThrottleEvents",
    dimensions: { TableName: "carts" },
    alarm_actions: ["arn:aws:sns:eu-west-1:111122223333:on-call"],
});

const ALARMS = "alarms-on-critical-resources";

function found(inputs: readonly Input[], options: AssessmentOptions = {}): readonly string[] {
    return assessment(inputs, options).findings.map(({ policy, status, resource }) => `${status} ${policy} ${resource.name}`);
}

function said(stack: readonly Declared[], options: AssessmentOptions = {}): readonly string[] {
    return pretty(assessment([input(stack)], options), { title: "shop", colour: false, width: 300 })
        .split("\n")
        .map((line) => line.trim());
}

describe("a program without any alarm", () => {
    test("has a finding on each resource, and one entry for people that names both ways out", () => {
        expect(found([input([carts, users, clicks])])).toEqual([
            `violation ${ALARMS} carts`,
            `violation ${ALARMS} users`,
            `violation ${ALARMS} clicks`,
        ]);
        const entry = said([carts, users, clicks]);
        expect(entry).toContain('No alarm watches anything here: databases "carts" and "users", stream "clicks".');
        expect(entry).toContain(
            "fix:  Add an alarm for each of them. If another program declares the alarms, set elsewhere: [alarms] in prodgate.yaml.",
        );
        const report = markdown(assessment([input([carts, users, clicks])]), { title: "shop", mostBytes: 60_000 });
        expect(report).toContain('No alarm watches anything here: databases "carts" and "users", stream "clicks".');
        expect(report).toContain("Add an alarm for each of them.");
    });

    test("each finding of a machine's report says its own alarm and the settings", () => {
        const fixes = assessment([input([carts, clicks])]).findings.map(({ message, fix }) => `${message} ${fix ?? ""}`);
        expect(fixes).toEqual([
            'Database "carts" has no alarm. Add an aws_cloudwatch_metric_alarm with namespace "AWS/DynamoDB", metric_name "WriteThrottleEvents" and its TableName in dimensions. If another program declares the alarms, set elsewhere: [alarms] in prodgate.yaml.',
            'Stream "clicks" has no alarm. Add an aws_cloudwatch_metric_alarm with namespace "AWS/Kinesis", metric_name "GetRecords.IteratorAgeMilliseconds" and its StreamName in dimensions. If another program declares the alarms, set elsewhere: [alarms] in prodgate.yaml.',
        ]);
    });

    test("a single resource has its own words", () => {
        expect(said([carts])).toContain('Database "carts" has no alarm.');
    });

    test("an alarm on one leaves ordinary findings on the others, in any of the inputs", () => {
        const watched = found([input([carts, users, clicks]), input([throttled])]);
        expect(watched.filter((one) => one.includes(ALARMS))).toEqual([`violation ${ALARMS} users`, `violation ${ALARMS} clicks`]);
        expect(said([carts, users, clicks, throttled])).toContain('Database "users" has no alarm.');
        expect(said([carts, users, clicks, throttled]).join("\n")).not.toContain("set elsewhere");
    });

    test("an input that is not complete leaves it undecided", () => {
        expect(found([input([carts], { complete: false })])).toEqual([`undecided ${ALARMS} carts`]);
    });
});

describe("what the settings say is kept in another program", () => {
    test("is no finding, and every report counts what was not checked for it", () => {
        const result = assessment([input([carts, users, clicks])], { elsewhere: ["alarms"] });
        expect(result.findings).toEqual([]);
        expect([result.verdict, exitCode(result, { strict: true })]).toEqual(["go", 0]);
        expect(result.elsewhere).toEqual([{ kind: "alarms", resources: 3 }]);
        const line = "Alarms are kept elsewhere, by the settings: 3 resources were not checked for them.";
        expect(said([carts, users, clicks], { elsewhere: ["alarms"] })).toContain(line);
        for (const report of [markdown(result, { title: "shop", mostBytes: 60_000 }), sarif(result, () => undefined), junit(result, () => undefined)])
            expect(report).toContain(line);
    });

    test("is told by the environment of the stack, and by no other", () => {
        const { settings, problems } = settingsIn(
            "environments:\n  - name: production\n    stacks: [prod]\n    elsewhere: [alarms]\n  - name: other\n    stacks: [dev]\n",
        );
        expect(problems).toEqual([]);
        const kept = (stack: string) => assessment([input([carts])], { stack, settings }).elsewhere;
        expect([kept("prod"), kept("dev")]).toEqual([[{ kind: "alarms", resources: 1 }], undefined]);
    });

    test("is one kind of three", () => {
        const both = ["violation protected-stateful-resources orders", "violation centralized-logging keys", "violation centralized-logging orders"];
        const rest = (...elsewhere: AssessmentOptions["elsewhere"] & object) =>
            found([input([vault, orders])], { elsewhere }).filter((one) => !one.includes(ALARMS));
        expect([...rest("alarms")].sort()).toEqual([...both].sort());
        expect(rest("diagnostic-settings")).toEqual([both[0]]);
        expect(rest("locks")).toEqual(both.slice(1).sort());
        expect(rest(...elsewhereKinds)).toEqual([]);
    });

    test("is not said where nothing is missing", () => {
        const result = assessment([input([carts, throttled])], { elsewhere: elsewhereKinds });
        expect(result).not.toHaveProperty("elsewhere");
        expect(result).toEqual(assessment([input([carts, throttled])]));
    });

    test("a resource is counted once for each kind", () => {
        const result = assessment([input([vault, orders])], { elsewhere: elsewhereKinds });
        expect((result.elsewhere ?? []).map(keptElsewhereLine)).toEqual([
            "Alarms are kept elsewhere, by the settings: 1 resource was not checked for them.",
            "Diagnostic settings are kept elsewhere, by the settings: 2 resources were not checked for them.",
            "Locks are kept elsewhere, by the settings: 1 resource was not checked for them.",
        ]);
        expect(keptElsewhere([])).toEqual([]);
    });
});
