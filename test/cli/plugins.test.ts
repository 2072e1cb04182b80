import { exported, inFolder, type Run } from "./run";

jest.setTimeout(120_000);

const service = { type: "aws:ecs/service:Service", name: "web", inputs: { desiredCount: 3, loadBalancers: [{ targetGroupArn: "arn:x" }] } };

/** A policy as JavaScript, which is compiled by nobody. */
const policy = (more: string) => `
    exports.policies = [{
        name: "acme-policy", area: "scalability", title: "Title", severity: "blocker", items: ["stateless-architecture"], controls: {}, options: {},
        judges: "instances", judge() {}, ${more}
    }];`;

function expectRefused({ status, stdout, stderr }: Run, text: string): void {
    expect(stderr).toContain(text);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([stdout, status]).toEqual(["", 2]);
}

test.each<[string, string, string]>([
    ["that is not there", "", "plugin ./gone.js: is not found from "],
    ["that throws", 'throw new RangeError("no\\nway");', "plugin ./plugin.js: cannot be loaded (RangeError: no)"],
    ["that exports something else", "exports.rules = [];", "plugin ./plugin.js: exports neither policies nor readers"],
    ["that exports no policy", "exports.policies = [7];", "plugin ./plugin.js: policies[0] is not what definePolicy() makes"],
    ["that has a policy of prodgate", policy('name: "multiple-instances"'), "policy multiple-instances is one of prodgate already"],
    ["whose policy has an area that does not exist", policy('area: "style"'), "policy acme-policy: area is not one of security, "],
])("a plugin %s is one line and exit 2", (_, source, problem) =>
    inFolder({ "stack.json": exported([service]), "plugin.js": source }, (run) => {
        const name = source === "" ? "./gone.js" : "./plugin.js";
        expectRefused(run("assess", "stack.json", "--plugin", name), problem);
        expectRefused(run("explain", "acme-policy", "--plugin", name), problem);
    }),
);

test("a plugin that throws is one line of the report, and its verdict is incomplete", () =>
    inFolder({ "stack.json": exported([service]), "plugin.js": policy('judge() { throw new Error("hunter2"); }') }, (run) => {
        const { status, stdout, stderr } = run("assess", "stack.json", "--plugin", "./plugin.js");
        const line = "PRODGATE-JUDGE: policy acme-policy failed on web (Error) and judged nothing there.";
        expect(stdout.replace(/\s+/g, " ")).toContain(`${line} This is a defect of ./plugin.js.`);
        expect(stdout + stderr).not.toContain("hunter2");
        expect(status).toBe(70);
    }));

test("a policy without a page is explained by what it says of itself, and by its address", () =>
    inFolder(
        {
            "plugin.js": policy(
                'docs: "https://acme.example/policy", options: { most: { kind: "integer", default: 2, minimum: 1, describe: "Most." } }',
            ),
        },
        (run) => {
            const { status, stdout } = run("explain", "acme-policy", "--plugin", "./plugin.js");
            expect([status, stdout]).toEqual([
                0,
                "# acme-policy\n\nTitle.\n\nA blocker in the area scalability, of plugin ./plugin.js. See https://acme.example/policy\n\n- most: Most. The default is 2.\n",
            ]);
            expectRefused(
                run("explain", "acme-polity", "--plugin", "./plugin.js"),
                "no policy is called acme-polity, did you mean acme-policy; there are ",
            );
        },
    ));
