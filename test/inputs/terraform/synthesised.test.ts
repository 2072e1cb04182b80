import { source } from "../../../architecture/reason";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTerraformJson } from "../../../inputs/terraform/files";
import { resourcesOfStacks } from "../../../inputs/terraform/stack-documents";
import { parseJsonText } from "../../../resources/json-text";
import { Hole, JsonDocument, Template } from "../../../resources/node";
import type { Input, Resource } from "../../../resources/resource";
import { exactly, refTo } from "./one-property";

const dlq = exactly("data/aws_sqs_queue.dead-letters", "arn");

describe.each(["cdktf", "cdktn"])("what %s synthesizes", (library) => {
    let folder = "";
    let input: Input;

    beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), "prodgate-"));
        execFileSync(process.execPath, [join(__dirname, "programs", "shop.js"), library, folder], {
            env: { ...process.env, CHECKPOINT_DISABLE: "1" },
        });
        input = readTerraformJson(folder);
    }, 60_000);

    afterAll(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("is read to its end, and the module is mentioned", () => {
        expect(input.complete).toBe(true);
        expect(input.notEvaluated).toEqual([`module net in ${join(folder, "stacks", "web", "cdk.tf.json")}: its resources are not in the input`]);
    });

    it("has every resource but the one with count 0", () => {
        expect(input.resources.map(({ address, path, conditional, times }) => [address, path, conditional ?? times]).sort()).toEqual([
            ["data/aws_db_instance.db", "data/db", undefined],
            ["data/aws_sqs_queue.dead-letters", "data/dead-letters", undefined],
            ["data/aws_sqs_queue.each", "data/each", 2],
            ["data/aws_sqs_queue.optional", "data/optional", { by: "count", written: "${var.copies}", reason: source("variable", "copies") }],
            ["web/aws_cloudwatch_metric_alarm.alarm", "web/alarm", undefined],
            ["web/aws_security_group.group", "web/group", undefined],
            ["web/aws_sqs_queue.orders", "web/orders", undefined],
            ["web/module.net", "web/net", undefined],
        ]);
    });

    it("a reference to the other stack is exact, through two hops", () => {
        expect(named("alarm").properties["dimensions"]).toEqual({ QueueName: exactly("data/aws_sqs_queue.dead-letters", "name") });
        expect(named("net").properties).toEqual({ queue: exactly("web/aws_sqs_queue.orders", "arn") });
        expect(named("alarm").dependsOn).toEqual(["web/aws_sqs_queue.orders"]);
    });

    it("JSON is a document, whether encoded by Terraform or by the program", () => {
        const { redrive_policy: encoded, policy: text } = named("orders").properties;
        expect(encoded).toEqual(new JsonDocument({ deadLetterTargetArn: dlq, maxReceiveCount: 5 }));
        expect(text).toBeInstanceOf(Template);
        expect(parseJsonText(text ?? null)).toEqual({ Statement: [{ Resource: dlq, Action: "sqs:*" }] });
    });

    it("lifecycle, a local, a sensitive variable, null, an iterator and a dynamic block", () => {
        const { protect, ignoreChanges, properties } = named("db");
        expect({ protect, ignoreChanges, properties }).toEqual({
            protect: true,
            ignoreChanges: ["engine_version"],
            properties: {
                engine: "postgres",
                multi_az: true,
                availability_zone: "eu-west-1a",
                password: new Hole({ refs: [], reason: source("variable", "password"), byDefault: "changeme", secret: true }),
            },
        });
        expect(named("each").properties).toEqual({
            name: new Hole({ refs: [], reason: source("built-in value", "for_each"), instances: ["a", "b"] }),
        });
        expect(named("group").properties).toEqual({ ingress: [{ fromPort: 80 }, { fromPort: 443 }] });
    });

    it("before stacks are prepared, the other stack's resource is found by its address alone", () => {
        const unprepared: Record<string, unknown> = JSON.parse(readFileSync(join(folder, "unprepared.json"), "utf8"));
        const documents = ["data", "web"].map((stack) => ({ stack, json: unprepared[stack], source: stack }));
        const alarm = resourcesOfStacks(documents).resources.find(({ name }) => name === "alarm");
        expect(alarm?.properties["dimensions"]).toMatchObject({
            QueueName: { about: { refs: [refTo("data/aws_sqs_queue.dead-letters", "name")], exact: true } },
        });
    });

    function named(name: string): Resource {
        const found = input.resources.find((resource) => resource.name === name);
        if (!found) throw new Error(`no resource ${name}`);
        return found;
    }
});
