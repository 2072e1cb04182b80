import { createServer, type IncomingMessage } from "node:http";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { exported } from "../cli/run";
import { sarifValidator } from "../reports/schema";
import { xmlDocument } from "../reports/xml-document";
import { action, withRunner } from "./action";

const table = (name: string, deletionProtectionEnabled: boolean) => ({
    type: "aws:dynamodb/table:Table",
    name,
    inputs: { hashKey: "id", deletionProtectionEnabled },
});
/** Whether its topic reaches a person is not told here: undecided. */
const elsewhere = {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "busy",
    inputs: { namespace: "AWS/DynamoDB", alarmActions: ["arn:aws:sns:eu-west-1:123456789012:pager"] },
};
const files = { "blocked.json": exported([table("carts", false)]), "ready.json": exported([table("carts", true)]) };

describe("action.yml", () => {
    const { inputs, outputs, runs } = action();

    test("no script holds an expression, which would be code: inputs come by environment", () => {
        for (const { run = "", name } of runs.steps) expect([name, run.includes("${{")]).toEqual([name, false]);
    });

    test("every input is described, and used; every output is one of a step", () => {
        const steps = JSON.stringify(runs.steps);
        for (const [name, { description, default: preset, required }] of Object.entries(inputs)) {
            expect(steps).toContain(`inputs.${name}`);
            expect(description).toMatch(/\.$/);
            expect(preset !== undefined || required).toBe(true);
        }
        for (const { value } of Object.values(outputs)) expect(value).toMatch(/^\$\{\{ steps\.assess\.outputs\.[\w-]+ \}\}$/);
    });

    test("every step of ours has a shell, and the step of another Action cannot stop the gate", () => {
        expect(runs.using).toBe("composite");
        for (const step of runs.steps)
            expect(step.uses === undefined ? step.shell : step["continue-on-error"]).toBe(step.uses === undefined ? "bash" : true);
    });
});

describe("its steps", () => {
    test("a blocker: reports, outputs, a summary, and a job that fails", async () => {
        await withRunner({ files, inputs: { path: "blocked.json" } }, async ({ run, outputs, summary }) => {
            const { status, log } = await run("Assess");
            expect(status).toBe(0);
            expect(log).toMatch(/^::stop-commands::([\w-]{36})\nblocked\.json\n[^]*verdict: no-go \(1 blocker[^]*\n::\1::\n$/);
            const out = outputs();
            expect([out.get("verdict"), out.get("exit-code")]).toEqual(["no-go", "1"]);
            const report = (format: string) => readFileSync(out.get(format) ?? "", "utf8");
            expect(sarifValidator()(JSON.parse(report("sarif")))).toEqual([]);
            expect(xmlDocument(report("junit")).attributes["failures"]).toBe("1");
            expect(await run("Summarize")).toEqual({ status: 0, log: "" });
            expect(summary()).toBe(report("markdown"));
            expect(await run("Decide")).toEqual({ status: 1, log: "" });
        });
    });

    test("several paths, further arguments and a stack, with no word taken apart", async () => {
        const inputs = {
            path: "\n  \nready.json\nwith space.json\n",
            arguments: "--strict\n--option\nlog-retention.minimum=400\n",
            stack: "prod; touch pwned",
        };
        await withRunner({ files: { ...files, "with space.json": exported([elsewhere]) }, inputs }, async ({ run, outputs, folder }) => {
            const { log } = await run("Assess");
            expect(log).toContain("ready.json, with space.json\n");
            expect(outputs().get("verdict")).toBe("go");
            expect(outputs().get("exit-code")).toBe("3");
            expect(existsSync(join(folder, "pwned"))).toBe(false);
            expect((await run("Decide")).status).toBe(3);
        });
    });

    test("a path is no option, and a shell's text no command", async () => {
        const inputs = { path: "--output=pwned\n$(touch pwned)\n`touch pwned`" };
        await withRunner({ files, inputs }, async ({ run, outputs, summary, folder }) => {
            expect((await run("Assess")).log).toContain("--output=pwned: no such file or folder");
            expect(existsSync(join(folder, "pwned"))).toBe(false);
            expect([...outputs()]).toEqual([["exit-code", "2"]]);
            await run("Summarize");
            expect(summary()).toBe("prodgate assessed nothing and ended with 2: the log says why.\n");
            expect((await run("Decide")).status).toBe(2);
        });
    });

    test("--redact reaches every report", async () => {
        const named = exported([table("carts-918273645546", false)]);
        await withRunner({ files: { "state.json": named }, inputs: { path: "state.json", redact: "true" } }, async ({ run, outputs }) => {
            expect((await run("Assess")).log).toContain("carts-account-1");
            for (const format of ["json", "sarif", "junit", "markdown"])
                expect(readFileSync(outputs().get(format) ?? "", "utf8")).not.toContain("918273645546");
        });
    });

    test("a step that did not run at all does not let the job pass", async () => {
        await withRunner({ files, inputs: { path: "ready.json" } }, async ({ run }) => expect((await run("Decide")).status).toBe(70));
    });
});

describe("the comment", () => {
    interface Comment {
        readonly id: number;
        body: string;
        readonly user: { readonly type: string };
        readonly locked?: boolean;
    }

    /** GitHub's API, as far as the step asks. */
    async function withGitHub<T>(comments: Comment[], mayWrite: boolean, use: (url: string, asked: string[]) => Promise<T>): Promise<T> {
        const asked: string[] = [];
        const answer = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
            const { method = "", url = "" } = request;
            const sent = await text(request);
            asked.push(`${method} ${url.split("?")[0] ?? ""}`);
            if (request.headers.authorization !== "Bearer runner-token") return [401, {}];
            const page = Number(new URL(url, "http://x").searchParams.get("page"));
            if (method === "GET") return [200, comments.slice((page - 1) * 100, page * 100)];
            const { body }: { readonly body: string } = JSON.parse(sent);
            const existing = comments.find(({ id }) => url.endsWith(`/comments/${String(id)}`));
            if (!mayWrite || existing?.locked) return [403, {}];
            if (existing) existing.body = body;
            else comments.push({ id: 1_000 + comments.length, body, user: { type: "Bot" } });
            return [200, {}];
        };
        const server = createServer((request, response) => {
            void answer(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
        });
        await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
        const address = server.address();
        try {
            return await use(`http://127.0.0.1:${String(typeof address === "object" ? address?.port : "")}`, asked);
        } finally {
            server.close();
        }
    }

    async function commented(comments: Comment[], { mayWrite = true, times = 1, category = "prodgate", event = EVENT } = {}) {
        return await withGitHub(comments, mayWrite, async (url, asked) =>
            withRunner(
                {
                    files,
                    inputs: { path: "blocked.json", category },
                    env: { GITHUB_API_URL: url, GITHUB_REPOSITORY: "acme/shop", GITHUB_EVENT_PATH: "event.json" },
                },
                async ({ run, folder }) => {
                    writeFileSync(join(folder, "event.json"), JSON.stringify(event));
                    await run("Assess");
                    const runs = [];
                    for (let time = 0; time < times; time++) runs.push(await run("Comment"));
                    return { asked, runs };
                },
            ),
        );
    }

    const EVENT: object = { pull_request: { number: 7 } };
    const others = (count: number) => Array.from({ length: count }, (_, id): Comment => ({ id, body: "LGTM", user: { type: "User" } }));

    test("is written once and then kept up to date, also behind a hundred others", async () => {
        const comments = others(150);
        const { asked, runs } = await commented(comments, { times: 2 });
        expect(runs).toEqual([
            { status: 0, log: "" },
            { status: 0, log: "" },
        ]);
        expect(comments).toHaveLength(151);
        expect(comments.at(-1)?.body).toMatch(/^<!-- prodgate:prodgate -->\n## ❌ prodgate: no-go/);
        const page = "GET /repos/acme/shop/issues/7/comments";
        expect(asked).toEqual([page, page, "POST /repos/acme/shop/issues/7/comments", page, page, "PATCH /repos/acme/shop/issues/comments/1150"]);
    });

    test("is one for each category, and never another person's", async () => {
        const person: Comment = { id: 1, body: "<!-- prodgate:staging -->", user: { type: "User" } };
        const locked: Comment = { id: 2, body: "<!-- prodgate:staging -->", user: { type: "Bot" }, locked: true };
        const comments = [person, locked];
        await commented(comments, { category: "staging", times: 2 });
        await commented(comments, { category: "prod --> <b>" });
        expect(comments.map(({ body }) => body.split("\n")[0])).toEqual([
            "<!-- prodgate:staging -->",
            "<!-- prodgate:staging -->",
            "<!-- prodgate:staging -->",
            "<!-- prodgate:prod-b- -->",
        ]);
        expect(person.body).toBe("<!-- prodgate:staging -->");
    });

    test("that a fork may not write is a warning, and so is an event without a pull request", async () => {
        const forbidden = await commented([], { mayWrite: false });
        expect(forbidden.runs).toEqual([
            { status: 0, log: "::warning::prodgate left no comment: POST /repos/acme/shop/issues/7/comments answered 403\n" },
        ]);
        const { runs } = await commented([], { event: {} });
        expect(runs).toEqual([{ status: 0, log: "::warning::prodgate left no comment: the event is about no pull request\n" }]);
    });
});
