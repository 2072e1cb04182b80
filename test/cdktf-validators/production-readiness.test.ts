import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { annotationsOf } from "../../cdktf-validators/annotations";
import type { AnnotationLike, AppLike, ConstructLike, NodeLike, StackLike } from "../../cdktf-validators/construct-tree";
import { ProductionReadiness, type ProductionReadinessOptions } from "../../cdktf-validators/production-readiness";
import { assessment, type Assessment, type Finding } from "../../gate/assessment";
import { currentDay, dayAfter } from "../../gate/day";
import { checkout } from "../e2e/engine/availability";
import { inProjectFolder, runNode } from "./synth-app";

jest.setTimeout(60_000);

const folders: string[] = [];
let printed: jest.SpyInstance;
beforeEach(() => {
    printed = jest.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
    jest.restoreAllMocks();
});
afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const queue = { resource: { aws_sqs_queue: { jobs: { "//": { metadata: { path: "orders/jobs" } } } } } };

describe("enforce()", () => {
    test.each([undefined, null, {}, "app", { node: {} }])("%p is no app", (it) => {
        expect(() => called("enforce", it)).toThrow(new TypeError("ProductionReadiness.enforce() takes an App of cdktf or cdktn."));
    });

    test("of a stack it tells what to write", () => {
        const [, stack] = appOf({ orders: () => queue }).node.findAll();
        expect(() => called("enforce", stack)).toThrow("Aspects.of(stack).add(new ProductionReadiness())");
    });

    test("a stack that cannot be rendered is an error with a code, not an exception, and never go", () => {
        const app = appOf({
            orders: () => queue,
            broken: () => {
                throw new RangeError("Sesame!Open-42");
            },
        });
        ProductionReadiness.enforce(app);
        expect(app.synthesize()).toEqual([
            expect.stringMatching(/^\[orders\] \[prodgate\] PRODGATE-INPUT: .*\n.*stack broken could not be rendered \(RangeError\)$/),
        ]);
        expect(app.annotations()).toContainEqual(expect.objectContaining({ constructPath: "orders", level: "@cdktf/error" }));
        expect(app.report()).toMatchObject({ verdict: "incomplete", coverage: { complete: false, resources: 1 } });
        expect(printed.mock.calls).toEqual([
            [expect.stringMatching(/^prodgate\n[^]*\nverdict: incomplete \([^]*\n {2}the input was not read to its end\n/)],
        ]);
        expect(JSON.stringify([app.annotations(), app.report(), printed.mock.calls])).not.toContain("Sesame");
    });

    test("what makes prodgate itself stumble is an error with a code, and its text is not repeated", () => {
        const hostile = {
            get resource(): unknown {
                throw new Error("Sesame!Open-42");
            },
        };
        const app = appOf({ orders: () => hostile });
        ProductionReadiness.enforce(app);
        const line = "[prodgate] PRODGATE-SYNTH: judging failed (Error). This is a defect of prodgate.";
        expect(app.synthesize()).toEqual([`[orders] ${line}`]);
        expect(app.annotations()).toEqual([{ constructPath: "orders", level: "@cdktf/error", message: line, stacktrace: [] }]);
        expect(app.report()).toMatchObject({ verdict: "incomplete", failures: [line.replace("[prodgate] ", "")] });
    });

    test("a library whose manifest is another one is refused with a code, under a command line too", () => {
        const app = appOf({ orders: () => queue });
        app.manifest.forStack = () => {
            throw new TypeError("no such stack");
        };
        ProductionReadiness.enforce(app);
        const line = "[prodgate] PRODGATE-SYNTH: judging failed (TypeError). This is a defect of prodgate.";
        expect(app.synthesize()).toEqual([line]);
        process.env["CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS"] = "true";
        try {
            expect(app.synthesize()).toEqual([line]);
        } finally {
            delete process.env["CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS"];
        }
    });

    test("an app without stacks is synthesized", () => {
        const app = appOf({});
        ProductionReadiness.enforce(app);
        expect(app.synthesize()).toEqual([]);
    });
});

describe("options of policies", () => {
    const service = {
        resource: {
            aws_ecs_service: {
                web: { name: "web", desired_count: 2, load_balancer: [{ container_name: "web", container_port: 80, target_group_arn: "arn:x" }] },
            },
        },
    };
    const blockers = (options?: ProductionReadinessOptions) =>
        ProductionReadiness.check(appOf({ web: () => service }), options).findings.filter(({ severity }) => severity === "blocker");

    test("are used", () => {
        expect(blockers()).toEqual([]);
        expect(blockers({ policies: { "multiple-instances": { minimum: 3 } } }).map(({ message }) => message)).toEqual([
            'Service "web" keeps fewer than 3 instances (desiredCount is 2).',
        ]);
    });

    test("a wrong name or value is refused", () => {
        const app = appOf({ web: () => service });
        expect(() => ProductionReadiness.enforce(app, { policies: { "multiple-instance": {} } })).toThrow(
            "no policy is called multiple-instance, did you mean multiple-instances;",
        );
        expect(() => new ProductionReadiness({ policies: { "multiple-instances": { minimum: "3" } } })).toThrow(
            "multiple-instances: minimum is not a whole number of at least 1",
        );
    });
});

describe("waive()", () => {
    const good = { policy: "log-retention", reason: "r", owner: "o", expires: currentDay() };
    const orders = () => appOf({ orders: () => queue }).node.findAll()[1];
    const refusal = (scope: unknown, waiver: unknown): string => {
        const waive: unknown = Reflect.get(ProductionReadiness, "waive");
        try {
            if (typeof waive === "function") Reflect.apply(waive, ProductionReadiness, [scope, waiver]);
            return "none";
        } catch (error) {
            return error instanceof TypeError ? error.message : "another error";
        }
    };

    test.each<[string, object, string]>([
        ["no reason", { reason: undefined }, "the waiver has no reason; it takes policy, resource, detail, reason, owner, expires"],
        ["a blank owner", { owner: " " }, "owner is empty, not text"],
        [
            "no expiry, but something like it",
            { expires: undefined, expiry: "2027-03-01" },
            "expiry is not known here, did you mean expires; there are ",
        ],
        ["a day that there is not", { expires: "2027-02-29" }, 'expires is "2027-02-29", not a day such as 2027-03-01'],
        ["a date", { expires: new Date() }, "expires is object, not a day such as 2027-03-01"],
        ["more than a year", { expires: dayAfter(currentDay(), 367) }, "the waiver of log-retention expires more than a year ahead: the last day"],
        ["a detail that is not text", { detail: 7 }, "detail is 7, not text"],
        ["a name that no policy has", { policy: "Log Retention" }, "policy is text, not a policy's name, did you mean log-retention; there are "],
    ])("refuses a waiver with %s", (_, more, message) => {
        expect(refusal(orders(), { ...good, ...more })).toContain(`ProductionReadiness.waive(): ${message}`);
    });

    test.each([undefined, null, "all", 7, []])("refuses %p as a waiver", (waiver) => {
        expect(refusal(orders(), waiver)).toMatch(/^ProductionReadiness\.waive\(\): the waiver (?:is|has no) /);
    });

    test("takes one until today, one that has expired, and one of a policy that a plugin may have", () => {
        expect(refusal(orders(), good)).toBe("none");
        expect(refusal(orders(), { ...good, expires: "2020-01-01" })).toBe("none");
        expect(refusal(orders(), { ...good, expires: dayAfter(currentDay(), 366) })).toBe("none");
        expect(refusal(orders(), { ...good, policy: "log-retentions" })).toBe("none");
    });

    test("takes a stack or a construct in one", () => {
        expect(refusal(appOf({}), good)).toBe(
            "ProductionReadiness.waive() takes a stack or a construct in one, not an App: call it for each stack that the waiver is for.",
        );
        for (const it of [undefined, null, {}, { node: {} }, "app"])
            expect(refusal(it, good)).toBe("ProductionReadiness.waive() takes a stack or a construct of cdktf or cdktn.");
        expect(refusal({ node: { path: "alone", scopes: [] } }, good)).toContain("this construct is in no TerraformStack");
    });
});

describe("check()", () => {
    test("takes an app or a stack", () => {
        expect(() => called("check", {})).toThrow(TypeError);
    });

    test("a stack that cannot be prepared is no exception", () => {
        const fail = () => {
            throw new Error("cycle");
        };
        const app = appOf({ orders: fail }, fail);
        expect(ProductionReadiness.check(app)).toMatchObject({
            verdict: "incomplete",
            coverage: { complete: false, notEvaluated: ["stack orders could not be rendered (Error)"] },
        });
    });
});

describe("annotations", () => {
    const app = appOf({ orders: () => queue, data: () => queue });
    const stacks = app.node.findAll().filter((it): it is StackLike => "toTerraform" in it);
    const said = (result: Partial<Assessment>) =>
        annotationsOf({ ...assessment([]), ...result }, stacks).map(({ constructPath, level, message }) => `${level} [${constructPath}] ${message}`);
    const finding = (more: Partial<Finding>): Finding => ({
        policy: "dead-letter-queues",
        area: "scalability",
        severity: "blocker",
        enforcement: "mandatory",
        status: "violation",
        fingerprint: "0123456789abcdef",
        resource: { kind: "queue", name: "jobs", type: "aws_sqs_queue", address: "data/aws_sqs_queue.jobs" },
        message: 'Queue "jobs" loses what fails.',
        fix: "Set redrive_policy.",
        docs: "prodgate explain dead-letter-queues",
        ...more,
    });
    const text =
        '[data] [prodgate/dead-letter-queues] Queue "jobs" loses what fails.\n  fix: Set redrive_policy.\n  docs: prodgate explain dead-letter-queues';

    test.each([
        ["@cdktf/error", { severity: "blocker", enforcement: "mandatory" }],
        ["@cdktf/error", { severity: "risk", enforcement: "mandatory" }],
        ["@cdktf/warn", { severity: "blocker", enforcement: "advisory" }],
        ["@cdktf/warn", { severity: "risk", enforcement: "advisory" }],
        ["@cdktf/info", { severity: "improvement", enforcement: "advisory" }],
    ] as const)("%s for %p; without a construct path it is said at the stack", (level, how) => {
        expect(said({ findings: [finding(how)] })).toEqual([`${level} ${text}`]);
    });

    const waived = (index: number) =>
        finding({
            status: "waived",
            waiver: { reason: "r\n::error::s", owner: "o", expires: "2027-03-01", from: "code" },
            resource: { kind: "queue", name: `jobs-${String(index + 10)}`, type: "aws_sqs_queue", address: "data/aws_sqs_queue.jobs" },
        });

    test("what is waived is one message, of twelve findings at most, and a reason is text on one line", () => {
        expect(said({ findings: [waived(0)] })).toEqual([
            "@cdktf/info [orders] [prodgate/waived] 1 finding is waived.\n" +
                '  dead-letter-queues: queue "jobs-10" is waived by o in code until 2027-03-01: r ::error::s',
        ]);
        const lines = said({ findings: Array.from({ length: 14 }, (_, index) => waived(index)) })[0]?.split("\n") ?? [];
        expect([lines[0], lines.length]).toEqual(["@cdktf/info [orders] [prodgate/waived] 14 findings are waived.", 14]);
        expect(lines[13]).toBe("  ... and 2 more: see prodgate.json");
    });

    test("in an emergency what is mandatory is a warning, after the line that says so", () => {
        const breakGlass = { state: "holds", reason: "r", owner: "o", line: "Break glass of o holds." } as const;
        const findings = [finding({}), finding({ severity: "improvement", enforcement: "advisory" })];
        expect(said({ findings, breakGlass, overridden: true })).toEqual([
            "@cdktf/warn [orders] [prodgate] Break glass of o holds.",
            `@cdktf/warn ${text}`,
            `@cdktf/info ${text}`,
        ]);
        expect(said({ findings: findings.slice(0, 1), breakGlass: { ...breakGlass, state: "over" } })[1]).toBe(`@cdktf/error ${text}`);
    });

    test("a judge that failed is an error", () => {
        expect(said({ failures: ["PRODGATE-JUDGE: policy x failed on y (TypeError)."] })).toEqual([
            "@cdktf/error [orders] [prodgate] PRODGATE-JUDGE: policy x failed on y (TypeError).",
        ]);
    });

    const waiting = (because: (index: number) => string) =>
        Array.from({ length: 14 }, (_, index) =>
            finding({
                status: "undecided",
                resource: { kind: "queue", name: `jobs-${String(index + 10)}`, type: "aws_sqs_queue", address: "data/aws_sqs_queue.jobs" },
                because: [because(index)],
            }),
        );

    test("what has one reason is one line", () => {
        expect(said({ findings: waiting(() => "redrive_policy is known only after deployment") })).toEqual([
            "@cdktf/info [orders] [prodgate/undecided] 14 could not be decided before deployment.\n" +
                '  dead-letter-queues: cannot tell for queue "jobs-10", queue "jobs-11", queue "jobs-12", queue\n' +
                '    "jobs-13", queue "jobs-14", queue "jobs-15", queue "jobs-16", queue "jobs-17" and 6 more:\n' +
                "    redrive_policy is known only after deployment",
        ]);
    });

    test("what is undecided is one message, of twelve lines at most", () => {
        const [message = "", ...others] = said({
            findings: waiting((index) => `redrive_policy depends on variable jobs-${String(index + 10)}`),
        });
        expect(others).toEqual([]);
        const lines = message.split("\n");
        expect(lines[0]).toBe("@cdktf/info [orders] [prodgate/undecided] 14 could not be decided before deployment.");
        expect(lines[1]).toBe('  dead-letter-queues: cannot tell for queue "jobs-10": redrive_policy depends on variable jobs-10');
        expect(lines).toHaveLength(14);
        expect(lines[13]).toBe("  ... and 2 more lines: see prodgate.json");
    });
});

describe("the compiled module", () => {
    test("loads no construct library and no Pulumi SDK, not even to judge", () => {
        const script = `
            const { ProductionReadiness } = require("./dist/cdktf-validators/production-readiness.js");
            const app = { [Symbol.for("cdktf/App")]: true, node: { findAll: () => [stack] } };
            const stack = { [Symbol.for("cdktf/TerraformStack")]: true, node: { id: "orders", path: "orders", scopes: [], findAll: () => [stack] }, prepareStack() {}, toTerraform: () => (${JSON.stringify(queue)}) };
            app.node.root = stack.node.root = app;
            const { coverage } = ProductionReadiness.check(app);
            const foreign = Object.keys(require.cache).filter((file) => /node_modules.(cdktf|cdktn|constructs|@cdktf|@cdktn|@pulumi|@grpc|google-protobuf)\\b/.test(file));
            console.log(JSON.stringify({ resources: coverage.resources, foreign }));
        `;
        const run = spawnSync(process.execPath, ["-e", script], { cwd: checkout, encoding: "utf8" });
        expect(run.stderr).toBe("");
        expect(JSON.parse(run.stdout)).toEqual({ resources: 1, foreign: [] });
    });

    test("its types ask for no package: they compile without any, library checks included", async () => {
        const program = `
            import { ProductionReadiness, type Assessment, type Verdict } from "prodgate/cdktf-validators";
            const check: (scope: Parameters<typeof ProductionReadiness.check>[0]) => Assessment = (scope) => ProductionReadiness.check(scope);
            export const verdict = (scope: Parameters<typeof check>[0]): Verdict => check(scope).verdict;
        `;
        expect(await compiled(program, ["--skipLibCheck", "false"])).toBe("");
        expect(await compiled(`${program} export const no: number = verdict;`, [])).toContain("TS2322");
    });

    test("its types fit the constructs of both libraries", async () => {
        const program = `
            import * as cdktf from "cdktf";
            import * as cdktn from "cdktn";
            import { ProductionReadiness, type ProductionReadinessOptions, type WaiverInCode } from "prodgate/cdktf-validators";
            const old = new cdktf.App();
            const fresh = new cdktn.App();
            ProductionReadiness.enforce(old);
            ProductionReadiness.enforce(fresh);
            const stacks = [new cdktf.TerraformStack(old, "a"), new cdktn.TerraformStack(fresh, "a")];
            export const verdicts: string[] = [old, fresh, ...stacks].map((scope) => ProductionReadiness.check(scope).verdict);
            cdktf.Aspects.of(old).add(new ProductionReadiness());
            cdktn.Aspects.of(fresh).add(new ProductionReadiness());
            const waiver: WaiverInCode = { policy: "log-retention", reason: "r", owner: "o", expires: "2027-03-01" };
            for (const stack of stacks) ProductionReadiness.waive(stack, waiver);
            ProductionReadiness.waive(new cdktf.TerraformOutput(stacks[0], "x", { value: 1 }), { ...waiver, resource: "a", detail: "b" });
        `;
        expect(await compiled(program, ["--skipLibCheck", "true"])).toBe("");
    });
});

/** Calls a method as JavaScript can, with anything. */
function called(method: "enforce" | "check", it: unknown): unknown {
    const found: unknown = Reflect.get(ProductionReadiness, method);
    return typeof found === "function" ? Reflect.apply(found, ProductionReadiness, [it]) : undefined;
}

/** What the compiler says of a program in a user's project. */
async function compiled(program: string, options: readonly string[]): Promise<string> {
    return await inProjectFolder(async (folder) => {
        writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
        // Where the libraries are found by name, without being the user's own.
        const paths = { cdktf: [join(checkout, "node_modules/cdktf")], cdktn: [join(checkout, "node_modules/cdktn")] };
        const compilerOptions = {
            strict: true,
            exactOptionalPropertyTypes: true,
            noEmit: true,
            module: "node20",
            target: "ES2022",
            lib: ["ES2022"],
            types: [],
            paths,
        };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }));
        writeFileSync(join(folder, "main.ts"), program);
        const { stdout, stderr } = await runNode(folder, [join(checkout, "node_modules/@typescript/native/bin/tsc"), "-p", ".", ...options]);
        return stdout + stderr;
    });
}

/** An app as structure; what a library's own does is asked of the real ones in synth.test.ts. */
interface StandIn extends AppLike {
    /** What the app's validations say at the end of synth. */
    synthesize(): readonly string[];
    annotations(): readonly AnnotationLike[];
    report(): unknown;
}

function appOf(documents: Readonly<Record<string, () => unknown>>, prepareStack: () => void = () => undefined): StandIn {
    const outdir = mkdtempSync(join(tmpdir(), "prodgate-app-"));
    folders.push(outdir);
    const validations: { validate(): string[] }[] = [];
    const manifests = new Map<string, { synthesizedStackPath: string; annotations: readonly AnnotationLike[] }>();
    const app: StandIn = {
        [Symbol.for("cdktf/App")]: true,
        node: nodeOf(
            "",
            () => app,
            () => [app, ...stacks],
        ),
        outdir,
        skipValidation: false,
        manifest: {
            stacks: {},
            forStack({ node }) {
                const manifest = manifests.get(node.id) ?? { synthesizedStackPath: `stacks/${node.id}/cdk.tf.json`, annotations: [] };
                manifests.set(node.id, manifest);
                return manifest;
            },
            writeToFile: () => undefined,
        },
        synth: () => undefined,
        synthesize: () => validations.flatMap((validation) => validation.validate()),
        annotations: () => [...manifests.values()].flatMap(({ annotations }) => annotations),
        report: (): unknown => JSON.parse(readFileSync(join(outdir, "prodgate.json"), "utf8")),
    };
    app.node.addValidation = (validation) => {
        validations.push(validation);
    };
    const stacks = Object.entries(documents).map(([id, toTerraform]) => {
        const stack: StackLike = {
            [Symbol.for("cdktf/TerraformStack")]: true,
            node: nodeOf(
                id,
                () => app,
                () => [stack],
            ),
            prepareStack,
            addOverride: () => undefined,
            toTerraform,
        };
        return stack;
    });
    return app;
}

function nodeOf(id: string, root: () => ConstructLike, findAll: () => readonly ConstructLike[]): NodeLike {
    return {
        id,
        path: id,
        get root() {
            return root();
        },
        get scopes() {
            return findAll().slice(0, 1);
        },
        metadata: [],
        findAll,
        addMetadata: () => undefined,
        addValidation: () => undefined,
    };
}
