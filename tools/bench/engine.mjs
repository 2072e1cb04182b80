/** Calls a policy pack as the engine of Pulumi does, and tells what it said and what its process spent. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(join(checkout, "package.json"));
const grpc = require("@grpc/grpc-js");
const proto = require("@pulumi/pulumi/proto/analyzer_pb");
const { AnalyzerClient } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const { Struct } = fromPulumi("google-protobuf/google/protobuf/struct_pb");
const { Empty } = fromPulumi("google-protobuf/google/protobuf/empty_pb");
const LIMITS = { "grpc.max_receive_message_length": 4e8, "grpc.max_send_message_length": 4e8 };

/**
 * Each resource is remediated and analysed when it is registered, then all of them together (pkg/resource/deploy/step_generator.go). `config` is what a
 * user gives as --policy-pack-config, by policy: a level as a number of the protocol, and options. `skipped` are the policies that were not called.
 */
export async function analysed(pack, resources, { preview = true, config = {} } = {}) {
    // The pack's own SDK runs it.
    const runner = createRequire(join(pack, "package.json")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const child = spawn(process.execPath, [runner, "127.0.0.1:1", "."], {
        cwd: pack,
        env: { ...process.env, PULUMI_NODEJS_DRY_RUN: String(preview) },
        stdio: ["ignore", "pipe", "ignore"],
    });
    try {
        const client = new AnalyzerClient(`127.0.0.1:${await portOf(child)}`, grpc.credentials.createInsecure(), LIMITS);
        const info = await call(client, "getAnalyzerInfo", new Empty());
        await call(client, "configure", configurationOf(info, config));
        const messages = [];
        const skipped = { alone: new Set(), whole: new Set() };
        for (const one of resources) {
            const request = filled(new proto.AnalyzeRequest(), one, one.inputs);
            await call(client, "remediate", request).catch(unlessUnknown);
            const response = await call(client, "analyze", request);
            messages.push(...messagesOf(response, one.urn));
            for (const policy of response.getNotApplicableList()) skipped.alone.add(policy.getPolicyName());
        }
        const request = new proto.AnalyzeStackRequest();
        request.setResourcesList(resources.map(stackResource));
        const response = await call(client, "analyzeStack", request);
        messages.push(...messagesOf(response));
        for (const policy of response.getNotApplicableList()) skipped.whole.add(policy.getPolicyName());
        client.close();
        return { ...spent(child.pid), messages, skipped };
    } finally {
        child.kill();
    }
}

/** Frameworks of before 2023 do not know remediation, which the engine allows. */
function unlessUnknown(error) {
    if (error.code !== grpc.status.UNIMPLEMENTED) throw error;
}

/** The engine sends each policy's level and the defaults of its options. */
function configurationOf(info, wanted) {
    const request = new proto.ConfigureAnalyzerRequest();
    for (const policy of info.getPoliciesList()) {
        // Options of other packs may have no default.
        const defaults = Object.entries(policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {}).flatMap(([name, schema]) =>
            schema.default === undefined ? [] : [[name, schema.default]],
        );
        const { level = policy.getEnforcementlevel(), ...options } = wanted[policy.getName()] ?? {};
        const config = new proto.PolicyConfig();
        config.setEnforcementlevel(level);
        config.setProperties(Struct.fromJavaScript({ ...Object.fromEntries(defaults), ...options }));
        request.getPolicyconfigMap().set(policy.getName(), config);
    }
    return request;
}

function stackResource(one) {
    const message = filled(new proto.AnalyzerResource(), one, one.outputs);
    if (one.parent !== undefined) message.setParent(one.parent);
    message.setDependenciesList([...new Set(Object.values(one.dependencies).flat())]);
    for (const [property, urns] of Object.entries(one.dependencies)) {
        const list = new proto.AnalyzerPropertyDependencies();
        list.setUrnsList(urns);
        message.getPropertydependenciesMap().set(property, list);
    }
    return message;
}

function filled(message, { urn, type, name, parent, provider }, properties) {
    message.setUrn(urn);
    message.setType(type);
    message.setName(name);
    message.setProperties(Struct.fromJavaScript(properties));
    const options = new proto.AnalyzerResourceOptions();
    options.setCustomtimeouts(new proto.AnalyzerResourceOptions.CustomTimeouts());
    if (parent !== undefined) options.setParent(parent);
    message.setOptions(options);
    if (provider !== undefined) {
        const resource = new proto.AnalyzerProviderResource();
        resource.setUrn(provider.urn);
        resource.setType(provider.type);
        resource.setName(provider.name);
        resource.setProperties(Struct.fromJavaScript(provider.inputs));
        message.setProvider(resource);
    }
    return message;
}

function messagesOf(response, urn) {
    return response.getDiagnosticsList().map((one) => `${one.getPolicyname()} ${one.getUrn() || urn}\n${one.getMessage()}`);
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
