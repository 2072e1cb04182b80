import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const checkout = join(__dirname, "../..");

/** What a pack said in one run, and which policies the SDK did not call, of a resource or of the stack. */
export interface Analysed {
    readonly messages: readonly string[];
    readonly alone: readonly string[];
    readonly whole: readonly string[];
}

export interface Options {
    readonly preview: boolean;
    /** What a user configures, by policy: a level of the engine's protocol (proto/pulumi/analyzer.proto), and options. */
    readonly config?: object;
}

/** Runs a pack in its own SDK, as the engine does, on a stack of the bench with a database that is wrong by itself and a resource that is not read. */
export async function analysedBy(pack: string, options: Options): Promise<Analysed> {
    const code = `
        import { analysed } from "./tools/bench/engine.mjs";
        import { stackOf } from "./tools/bench/resources.mjs";
        const stack = stackOf(40);
        const added = (type, name, inputs) => ({ ...stack[4], urn: "urn:pulumi:bench::shop::" + type + "::" + name, type, name, inputs, outputs: inputs, dependencies: {} });
        const resources = [
            ...stack,
            added("aws:rds/instance:Instance", "orders", { engine: "postgres", instanceClass: "db.t4g.large", publiclyAccessible: true }),
            added("aws:dax/subnetGroup:SubnetGroup", "sessions", { subnetIds: ["subnet-1"] }),
        ];
        const { messages, skipped } = await analysed(${JSON.stringify(pack)}, resources, ${JSON.stringify(options)});
        console.log(JSON.stringify({ messages: messages.sort(), alone: [...skipped.alone].sort(), whole: [...skipped.whole].sort() }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { cwd: checkout });
    const answer: unknown = JSON.parse(stdout);
    return { messages: textsIn(answer, "messages"), alone: textsIn(answer, "alone"), whole: textsIn(answer, "whole") };
}

function textsIn(answer: unknown, name: string): readonly string[] {
    const found: unknown = typeof answer === "object" && answer !== null ? Object.getOwnPropertyDescriptor(answer, name)?.value : undefined;
    return Array.isArray(found) ? found.map(String) : [];
}
