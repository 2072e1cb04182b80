// CPU seconds and memory of the policy pack's process beside an empty pack's, in one run, at 40 and 1,000 resources.
//   npm run bench            (after npm run build)
// The packs are started as the engine starts them and called over gRPC as it calls them: Analyze for each resource, then AnalyzeStack.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stackOf } from "./resources.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(join(root, "package.json"));
const grpc = require("@grpc/grpc-js");
const proto = require("@pulumi/pulumi/proto/analyzer_pb");
const { AnalyzerClient } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
const { Struct } = createRequire(require.resolve("@pulumi/pulumi/package.json"))("google-protobuf/google/protobuf/struct_pb");
const LIMITS = { "grpc.max_receive_message_length": 4e8, "grpc.max_send_message_length": 4e8 };

const sizes = process.argv.slice(2).map(Number);
const rows = [];
for (const size of sizes.length > 0 ? sizes : [40, 1000]) {
    const resources = stackOf(size);
    for (const [pack, folder] of [
        ["empty pack", join(root, "tools", "bench", "empty-pack")],
        ["prodgate", root],
    ]) {
        const runs = [];
        for (let run = 0; run < 3; run += 1) runs.push(await measure(folder, resources));
        runs.sort((a, b) => a.cpu - b.cpu);
        const middle = runs[1];
        rows.push({
            resources: size,
            pack,
            "CPU s (median of 3)": middle.cpu.toFixed(2),
            "peak MB": Math.round(middle.memory),
            findings: middle.findings,
        });
    }
}
console.table(rows);

async function measure(folder, resources) {
    const child = spawn(process.execPath, [require.resolve("@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:1", "."], {
        cwd: folder,
        stdio: ["ignore", "pipe", "ignore"],
    });
    try {
        const port = await portOf(child);
        const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), LIMITS);
        let findings = 0;
        for (const one of resources) {
            const request = filled(new proto.AnalyzeRequest(), one);
            request.setProperties(Struct.fromJavaScript(one.inputs));
            findings += (await call(client, "analyze", request)).getDiagnosticsList().length;
        }
        const request = new proto.AnalyzeStackRequest();
        request.setResourcesList(resources.map(stackResource));
        findings += (await call(client, "analyzeStack", request)).getDiagnosticsList().length;
        client.close();
        return { ...spent(child.pid), findings };
    } finally {
        child.kill();
    }
}

function stackResource(one) {
    const message = filled(new proto.AnalyzerResource(), one);
    message.setProperties(Struct.fromJavaScript(one.outputs));
    message.setDependenciesList([...new Set(Object.values(one.dependencies).flat())]);
    for (const [property, urns] of Object.entries(one.dependencies)) {
        const list = new proto.AnalyzerPropertyDependencies();
        list.setUrnsList(urns);
        message.getPropertydependenciesMap().set(property, list);
    }
    return message;
}

function filled(message, { urn, type, name }) {
    message.setUrn(urn);
    message.setType(type);
    message.setName(name);
    message.setOptions(new proto.AnalyzerResourceOptions());
    return message;
}

function portOf(child) {
    return new Promise((done, failed) => {
        let text = "";
        child.stdout.on("data", (data) => {
            text += data;
            const port = /^(\d+)\r?\n/m.exec(text)?.[1];
            if (port !== undefined) done(port);
        });
        child.on("exit", (code) => failed(new Error(`the pack ended with ${String(code)}`)));
    });
}

function call(client, method, request) {
    return new Promise((done, failed) => client[method](request, (error, answer) => (error ? failed(error) : done(answer))));
}

/** User and system time in seconds and the largest resident size in MB, from the kernel. */
function spent(pid) {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, "utf8")
        .split(") ")[1]
        .split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
    return { cpu: ticks / 100, memory: Number(peak) / 1024 };
}
