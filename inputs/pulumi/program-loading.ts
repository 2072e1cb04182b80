/** What the SDK loads and an evaluation does not use, most of the time that a small program takes. Loaded into the evaluated program. */

type Call = (this: unknown, ...given: readonly unknown[]) => unknown;

/** A module of the SDK by the name that it is asked for: itself, loaded later, or nothing in its place. */
export function withoutWeight(name: string, load: () => unknown): unknown {
    if (NO_LISTENER.test(name)) return NO_TRACING;
    return SELDOM_USED.test(name) ? whenUsed(load) : load();
}

/** A TypeScript compiler and a reader of package trees, for the text of callbacks. */
const SELDOM_USED = /^@npmcli\/arborist$|\btypescript-shim$/;

/** OpenTelemetry: the evaluation names no address that it would send to. */
const NO_LISTENER = /^\.\/tracing$/;

/** Whatever is done with it, it is a span on which the same can be done. */
const NO_SPAN: object = new Proxy({}, { get: (_, name) => (typeof name === "string" && name !== "then" ? () => NO_SPAN : undefined) });
const NO_TRACING = { __esModule: true, start: () => undefined, stop: () => undefined, newSpan: () => NO_SPAN };

/** A module that is loaded by the first that asks for something in it. */
function whenUsed(load: () => unknown): unknown {
    let loaded: unknown;
    const module = (): Call => {
        loaded ??= load();
        return isCallable(loaded) ? loaded : () => undefined;
    };
    const fields = (): object => {
        loaded ??= load();
        return typeof loaded === "object" && loaded !== null ? loaded : module();
    };
    return new Proxy(() => undefined, {
        // What takes it for a module of the language's own takes it as it is.
        get: (_, name): unknown => name === "__esModule" || Reflect.get(fields(), name),
        has: (_, name) => Reflect.has(fields(), name),
        construct: (_, given) => {
            const made: unknown = Reflect.construct(module(), given);
            return typeof made === "object" && made !== null ? made : {};
        },
        apply: (_, self, given): unknown => Reflect.apply(module(), self, given),
    });
}

function isCallable(value: unknown): value is Call {
    return typeof value === "function";
}
