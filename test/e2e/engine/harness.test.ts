import { join } from "node:path";
import { describeEngine, withStack } from "./pulumi";
import type { EngineRun, ProgramRun } from "./pulumi";

const policyPack = join(__dirname, "trivial-pack");
const program = join(__dirname, "programs/queue-and-database");
const shop: ProgramRun = { program, policyPack, config: { "aws:region": "eu-west-1" }, secrets: { password: "correct-horse-battery" } };

jest.setTimeout(120_000);

describeEngine("the engine, run by the tests", () => {
    test("outputs are unknown before a stack exists, and known from then on", async () => {
        const policyConfig = {
            "shows-outputs": { outputs: ["arn", "multiAz", "availabilityZone", "fullyQualifiedDomainName", "minimalTlsVersion"] },
        };
        const known = [
            'failed: arn="arn:aws:sqs:eu-west-1:123456789012:failed-71b17c6" multiAz=- availabilityZone=- fullyQualifiedDomainName=- minimalTlsVersion=-',
            'orders-db: arn="arn:aws:rds:eu-west-1:123456789012:db:orders-db-6c21fd8" multiAz=false availabilityZone="eu-west-1a" fullyQualifiedDomainName=- minimalTlsVersion=-',
            'orders-sql: arn=- multiAz=- availabilityZone=- fullyQualifiedDomainName="orderssql86a4a144.database.windows.net" minimalTlsVersion=-',
            'orders: arn="arn:aws:sqs:eu-west-1:123456789012:orders-d6902fb" multiAz=- availabilityZone=- fullyQualifiedDomainName=- minimalTlsVersion=-',
        ];
        await withStack(async (stack) => {
            const created = await stack.preview({ ...shop, policyConfig });
            expect(created).toMatchObject({ exitCode: 0 });
            expect(shown(created)).toEqual([
                "failed: arn=? multiAz=- availabilityZone=- fullyQualifiedDomainName=- minimalTlsVersion=-",
                // What the provider computes when the program leaves it out (multiAz) is as unknown as what only the cloud can tell (arn).
                'orders-db: arn=? multiAz=? availabilityZone="eu-west-1a" fullyQualifiedDomainName=- minimalTlsVersion=-',
                // azure-native leaves unknown whatever was not set.
                "orders-sql: arn=- multiAz=- availabilityZone=- fullyQualifiedDomainName=? minimalTlsVersion=?",
                "orders: arn=? multiAz=- availabilityZone=- fullyQualifiedDomainName=- minimalTlsVersion=-",
            ]);

            const deployed = await stack.up({ ...shop, policyConfig });
            expect(deployed).toMatchObject({ exitCode: 0 });
            expect(shown(deployed)).toEqual(known);

            const updated = await stack.preview({ ...shop, policyConfig, config: { ...shop.config, retention: "86400" } });
            expect(updated.stdout).toContain("~ 1 to update");
            expect(shown(updated)).toEqual(known);

            const analyzed = await stack.analyze({ policyPack, policyConfig });
            expect(analyzed).toMatchObject({ exitCode: 0 });
            expect(shown(analyzed)).toEqual(known);

            expect(await stack.exported()).not.toContain("correct-horse-battery");
        });
    });

    test("an event says which policy, at which level, about which resource; a raised policy fails the preview, a disabled one is silent", async () => {
        await withStack(async (stack) => {
            const queue = { policyPack, program: { source: 'const aws = require("@pulumi/aws"); new aws.sqs.Queue("orders", {});' } };
            const raised = await stack.preview({ ...queue, policyConfig: { all: "mandatory" } });
            expect(raised.exitCode).toBe(1);
            expect(raised.stdout).toContain("[mandatory] [severity: low]  shows-outputs");
            expect(raised.policyEvents).toEqual([
                {
                    policyName: "shows-outputs",
                    enforcementLevel: "mandatory",
                    severity: "low",
                    resourceUrn: "urn:pulumi:dev::shop::aws:sqs/queue:Queue::orders",
                    message: "Shows outputs of every queue and database.\norders: arn=?",
                },
            ]);

            const silent = await stack.preview({ ...queue, policyConfig: { "shows-outputs": "disabled" } });
            expect(silent).toMatchObject({ exitCode: 0, policyEvents: [] });
        });
    });

    test("a program that throws, and a function that the provider's double does not know, fail with their reason", async () => {
        await withStack(async (stack) => {
            const thrown = await stack.preview({ policyPack, program: { source: 'throw new Error("no such zone");' } });
            expect(thrown.exitCode).not.toBe(0);
            expect(thrown.stdout + thrown.stderr).toContain("no such zone");

            const unknown = await stack.preview({
                policyPack,
                program: { source: 'require("@pulumi/aws").ec2.getNatGatewayOutput({ vpcId: "vpc-1" });' },
            });
            expect(unknown.exitCode).not.toBe(0);
            expect(unknown.stdout + unknown.stderr).toContain("this double does not know the function aws:ec2/getNatGateway:getNatGateway");
        });
    });
});

/** The reported part of each message, in a stable order: the engine's own differs from run to run. */
function shown({ policyEvents }: EngineRun): readonly string[] {
    return policyEvents.map(({ message }) => message.split("\n").at(-1) ?? "").sort();
}
