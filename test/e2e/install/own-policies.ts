import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { analysedBy } from "../../crossguard/analysed";
import { checkout } from "../engine/availability";
import type { Project, Projects } from "./projects";

const NAME = "@acme/prodgate-policies";
const STACK = {
    "//": { metadata: { stackName: "tools" } },
    resource: {
        digitalocean_loadbalancer: { tools: { name: "tools" } },
        aws_lb: { wiki: { name: "wiki", internal: true, access_logs: { bucket: "logs", enabled: true } } },
    },
};

/** Tests of a package with policies and readers of its own, which knows the published entry points alone. `packed` is this package, as it is installed. */
export function ownPoliciesTests(packed: () => Projects): void {
    let author: Project;
    let user: Project;

    beforeAll(async () => {
        const projects = packed();
        author = projects.project("author", {});
        cpSync(join(checkout, "examples/own-policies"), author.folder, { recursive: true });
        await author.npm("install", "--no-save", projects.tarball);
        const file = (await author.run("npm", "pack", "--loglevel=error")).trim();
        user = projects.project("user", { "package.json": { name: "tools", private: true }, "cdk.tf.json": STACK });
        await user.npm("install", projects.tarball, join(author.folder, file));
    });

    test("are tested with the published harness, which finds what is broken", async () => {
        expect(await author.run("npm", "test")).toMatch(/^# fail 0$/m);
        const reader = author.read("readers/digitalocean.js");
        writeFileSync(join(author.folder, "readers/digitalocean.js"), reader.replace('"external");', '"internal");'));
        await expect(author.run("npm", "test")).rejects.toThrow("not ok");
        writeFileSync(join(author.folder, "readers/digitalocean.js"), reader);
    });

    test("compile against the published types, which ask for no package and find what is misspelt", async () => {
        const compiled = async (judges: string, moduleResolution: string, module: string) => {
            writeFileSync(join(author.folder, "own.ts"), typed(judges));
            const tsc = join(checkout, "node_modules/@typescript/native/bin/tsc");
            const options = [
                "--strict",
                "--exactOptionalPropertyTypes",
                "--noEmit",
                "--skipLibCheck",
                "false",
                "--target",
                "es2022",
                "--types",
                "",
                "--lib",
                "es2022",
            ];
            return await author.run(process.execPath, tsc, ...options, "--module", module, "--moduleResolution", moduleResolution, "own.ts");
        };
        expect(await compiled("exposure", "nodenext", "nodenext")).toBe("");
        expect(await compiled("exposure", "bundler", "esnext")).toBe("");
        await expect(compiled("exposures", "nodenext", "nodenext")).rejects.toThrow("exposures");
    });

    test("are judged by the command line, counted, and explained from their own pages", async () => {
        const findings = await refused(user, "npx", "prodgate", "assess", ".", "--plugin", NAME, "--format", "json");
        const result: Readonly<Record<string, unknown>> = JSON.parse(findings);
        expect(result).toMatchObject({
            verdict: "no-go",
            coverage: { resources: 2, checked: 2, otherProviders: 0 },
            policies: { "internal-front-doors": { judged: 2, violations: 1, undecided: 0 } },
        });
        expect(result["findings"]).toContainEqual(
            expect.objectContaining({
                policy: "internal-front-doors",
                enforcement: "mandatory",
                message: 'Load balancer "tools" is open to the internet (network is EXTERNAL by default).',
                docs: `prodgate explain internal-front-doors --plugin ${NAME}`,
            }),
        );
        expect(await user.run("npx", "prodgate", "explain", "internal-front-doors", "--plugin", NAME)).toBe(
            author.read("docs/policies/internal-front-doors.md"),
        );
        const allowed = await user.run("npx", "prodgate", "assess", ".", "--plugin", NAME, "--option", "internal-front-doors.enabled=false");
        expect(allowed).toContain("verdict: go");
        await expect(user.run("npx", "prodgate", "assess", ".", "--plugin", "@acme/other")).rejects.toThrow(
            /ended with 2:\nprodgate: plugin @acme\/other: is not found from .+\n$/,
        );
    });

    test("stop a preview", async () => {
        linked(user, "@pulumi/policy", "@pulumi/pulumi");
        const pack = packed().project("user/pack", {
            "package.json": { name: "pack", version: "1.0.0", main: "index.js" },
            "PulumiPolicy.yaml": "runtime: nodejs\n",
            "index.js": `
                const { PolicyPack } = require("@pulumi/policy");
                const { productionReadiness } = require("prodgate/crossguard");
                const { definePolicy, mustBeAtLeast } = require("prodgate/policies");
                const acme = require("${NAME}");
                const three = definePolicy({
                    name: "three-instances", area: "scalability", title: "Three", severity: "risk", items: ["stateless-architecture"], controls: {}, options: {},
                    judges: "instances",
                    judge({ instances }, { check }) { check(mustBeAtLeast(instances.minimum, 30, "keeps fewer than 30 instances")); },
                });
                new PolicyPack("acme", { policies: productionReadiness({ policies: [three], plugins: [acme] }) });`,
        });
        const [own, prodgate] = await Promise.all([analysedBy(pack.folder, { preview: true }), analysedBy(checkout, { preview: true })]);
        const added = own.messages.filter((message) => !prodgate.messages.includes(message));
        expect(added.filter((message) => message.includes("three-instances")).join()).toContain("Keeps fewer than 30 instances.");
        expect(prodgate.messages.filter((message) => !own.messages.includes(message)).every((message) => message.includes("undecided"))).toBe(true);
    });

    test.each(["cdktf", "cdktn"])("stop a synth of %s", async (library) => {
        linked(user, library, "constructs");
        const app = `
            const { App, TerraformResource, TerraformStack } = require("${library}");
            const { ProductionReadiness } = require("prodgate/cdktf-validators");
            const app = new App({ outdir: "${library}.out" });
            const stack = new TerraformStack(app, "tools");
            new TerraformResource(stack, "tools", { terraformResourceType: "digitalocean_loadbalancer" });
            ProductionReadiness.enforce(app, { plugins: [require("${NAME}")] });
            try { app.synth(); } catch (error) { console.log(error.message); }`;
        expect(await user.evaluate(app)).toContain("[prodgate/internal-front-doors]");
    });

    test("an enforcer never loads the harness", async () => {
        const loaded = (entry: string) =>
            user.evaluate(`require("prodgate${entry}"); console.log(Object.keys(require.cache).filter((file) => /testing/.test(file)).length)`);
        expect([await loaded("/testing"), await loaded("/crossguard"), await loaded("/cdktf-validators"), await loaded("/policies")]).toEqual([
            expect.not.stringMatching(/^0\n$/),
            "0\n",
            "0\n",
            "0\n",
        ]);
    });
}

/** What a command that ends with 1 printed. */
async function refused(project: Project, command: string, ...args: readonly string[]): Promise<string> {
    try {
        await project.run(command, ...args);
    } catch (error) {
        const text = error instanceof Error ? error.message : "";
        expect(text).toContain("ended with 1:\n");
        return text.slice(text.indexOf(":\n") + 2);
    }
    throw new Error(`${command} ended with 0`);
}

/** Packages of the checkout in a project, which takes no time. */
function linked(project: Project, ...packages: readonly string[]): void {
    for (const name of packages) {
        const path = join(project.folder, "node_modules", name);
        mkdirSync(dirname(path), { recursive: true });
        try {
            symlinkSync(join(checkout, "node_modules", name), path);
        } catch {
            // Both libraries need constructs.
        }
    }
}

function typed(judges: string): string {
    return `
        import { advise, definePolicy, integer, not, requirement, type Facets, type Policy } from "prodgate/policies";
        import { defineReader, equals, ownType, type OwnReader } from "prodgate/readers";
        import { policyTest, terraform } from "prodgate/testing";
        import type { Plugin } from "prodgate/cdktf-validators";
        export const policy: Policy = definePolicy({
            name: "internal-front-doors", area: "security", title: "Title", severity: "blocker", items: ["access-control"], controls: {},
            options: { most: integer({ default: 1, minimum: 1, describe: "Text." }) },
            judges: "${judges}",
            judge({ exposure }, { options, check }) {
                const most: number = options.most;
                check(requirement(not(exposure.internet), "is open " + most, advise("Close it.")));
            },
        });
        export const reader: OwnReader = defineReader<{ readonly network?: string }>({
            cloud: "acme", types: ["acme_lb"], facets: ["exposure"],
            read: (p, subject) => [
                subject.component("load balancer", { exposure: { internet: equals(p.choice("network", { A: "a" }, "a"), "a") } }),
            ],
        });
        export const type = ownType("acme_lb");
        export const plugin: Plugin = { policies: [policy], readers: [reader] };
        export const facet: keyof Facets = "instances";
        export const run = () => policyTest(policy, { passes: [{ title: "x", stack: [terraform("acme_lb", "x")] }], violations: [], undecided: [] });`;
}
