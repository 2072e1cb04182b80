// A provider without a cloud. It behaves as the real ones do where a policy pack can tell: what Check adds, what is unknown in a preview, what
// state keeps on an update. Raw gRPC, because @pulumi/pulumi/provider has no preview of Create and no unknown outputs.
const { createHash } = require("node:crypto");
const grpc = require("@grpc/grpc-js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");
const plugins = require("@pulumi/pulumi/proto/plugin_pb");
const messages = require("@pulumi/pulumi/proto/provider_pb");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");

// How the engine writes a value that only the deployment will know, and a secret.
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const NO_DIFFERENCE = 1;
const DIFFERENCE = 2;
const Empty = ResourceProviderService.cancel.responseType;

module.exports = { serve, plain, shortHash, typeOf, nameOf };

/**
 * Serves until the engine ends the process. A cloud answers:
 * - `check(resource)`: the inputs it adds, as the provider's defaults;
 * - `unknowns(resource)`: names of outputs that a preview of a creation cannot tell;
 * - `created(resource)`: outputs after creation, with `id`;
 * - `kept(resource)`: inputs that come back as outputs;
 * - `invoke(token, args)`: a function's result, or undefined when it does not know the function.
 * A resource is { urn, type, name, inputs, state } where `state` holds the outputs before an update.
 */
function serve(cloud) {
    const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
    server.addService(ResourceProviderService, implementation(cloud));
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
        if (error) throw error;
        console.log(String(port));
    });
}

function implementation(cloud) {
    return {
        handshake: (_call, done) => done({ code: grpc.status.UNIMPLEMENTED, message: "an older protocol" }),
        getPluginInfo: answer(() => filled(new plugins.PluginInfo(), { version: cloud.version })),
        getSchema: answer(() => filled(new messages.GetSchemaResponse(), { schema: "{}" })),
        getMapping: answer(() => new messages.GetMappingResponse()),
        checkConfig: answer((request) => filled(new messages.CheckResponse(), { inputs: request.getNews() })),
        diffConfig: answer(() => filled(new messages.DiffResponse(), { changes: NO_DIFFERENCE })),
        configure: answer((request) => {
            cloud.configure?.(objectOf(request.getArgs()));
            return filled(new messages.ConfigureResponse(), {
                acceptsecrets: true,
                supportspreview: true,
                acceptresources: true,
                acceptoutputs: false,
            });
        }),
        check: answer((request) => {
            const olds = objectOf(request.getOlds());
            const inputs = objectOf(request.getNews());
            const added = cloud.check(resource(request.getUrn(), inputs, olds));
            const merged = { ...inputs, ...added, __defaults: Object.keys(added) };
            return filled(new messages.CheckResponse(), { inputs: struct(merged) });
        }),
        diff: answer((request) => {
            const changed = fingerprint(objectOf(request.getOldInputs())) !== fingerprint(objectOf(request.getNews()));
            return filled(new messages.DiffResponse(), { changes: changed ? DIFFERENCE : NO_DIFFERENCE });
        }),
        create: answer((request) => {
            const made = resource(request.getUrn(), objectOf(request.getProperties()), {});
            if (request.getPreview()) {
                const unknown = Object.fromEntries(cloud.unknowns(made).map((name) => [name, UNKNOWN]));
                return filled(new messages.CreateResponse(), { id: "", properties: struct({ ...unknown, id: UNKNOWN, ...cloud.kept(made) }) });
            }
            const outputs = cloud.created(made);
            return filled(new messages.CreateResponse(), { id: String(outputs.id), properties: struct({ ...outputs, ...cloud.kept(made) }) });
        }),
        update: answer((request) => {
            const made = resource(request.getUrn(), objectOf(request.getNews()), objectOf(request.getOlds()));
            const outputs = { ...cloud.created(made), ...computedState(cloud, made) };
            return filled(new messages.UpdateResponse(), { properties: struct({ ...outputs, ...cloud.kept(made) }) });
        }),
        read: answer((request) => {
            const made = resource(request.getUrn(), objectOf(request.getInputs()), objectOf(request.getProperties()));
            const outputs = { ...cloud.created(made), ...made.state, id: request.getId() };
            return filled(new messages.ReadResponse(), { id: request.getId(), properties: struct(outputs), inputs: struct(made.inputs) });
        }),
        delete: answer(() => new Empty()),
        cancel: answer(() => new Empty()),
        attach: answer(() => new Empty()),
        invoke: answer((request) => {
            const result = cloud.invoke(request.getTok(), objectOf(request.getArgs()));
            if (result === undefined) throw new Error(`this double does not know the function ${request.getTok()}`);
            return filled(new messages.InvokeResponse(), { pb_return: struct(result) });
        }),
    };
}

/** What the cloud computed at creation stays: only what the program sets changes. */
function computedState(cloud, made) {
    const computed = new Set([...cloud.unknowns(made), "id"]);
    return Object.fromEntries(Object.entries(made.state).filter(([name]) => computed.has(name)));
}

function answer(reply) {
    return (call, done) => {
        let response;
        try {
            response = reply(call.request);
        } catch (error) {
            done({ code: grpc.status.UNKNOWN, message: error.message });
            return;
        }
        done(null, response);
    };
}

/** Calls the generated setters, whose names are the fields' with a capital: `setAcceptsecrets(true)`. */
function filled(message, fields) {
    for (const [field, value] of Object.entries(fields)) {
        const setter = field === "pb_return" ? "setReturn" : `set${field[0].toUpperCase()}${field.slice(1)}`;
        message[setter](value);
    }
    return message;
}

function resource(urn, { __defaults, ...inputs }, state) {
    return { urn, type: typeOf(urn), name: nameOf(urn), inputs, state, defaults: __defaults ?? [] };
}

function typeOf(urn) {
    return urn.split("::")[2].split("$").pop();
}

function nameOf(urn) {
    return urn.split("::").slice(3).join("::");
}

/** Text that is known, out of its secret mark; undefined for anything else. */
function plain(value) {
    const inner = value !== null && typeof value === "object" && SIGNATURE in value ? value.value : value;
    return typeof inner === "string" && inner !== UNKNOWN ? inner : undefined;
}

/** The same letters for the same resource every time: runs can be compared. */
function shortHash(text, length = 7) {
    return createHash("sha256").update(text).digest("hex").slice(0, length);
}

function objectOf(value) {
    return value === undefined || value === null ? {} : value.toJavaScript();
}

function struct(value) {
    // JSON drops what is undefined, which the protocol has no word for.
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(value)));
}

function fingerprint({ __defaults, ...inputs }) {
    return JSON.stringify(sorted(inputs));
}

function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
        Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, item]) => [key, sorted(item)]),
    );
}
