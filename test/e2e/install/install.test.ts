import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analysedBy } from "../../crossguard/analysed";
import { checkout, describeWith } from "../engine/availability";
import { available, withStack } from "../engine/pulumi";
import { ownPoliciesTests } from "./own-policies";
import { packed, registry, type Project, type Projects } from "./projects";

jest.setTimeout(600_000);

/** The oldest versions that a peer range allows. */
const OLDEST = { "@pulumi/pulumi": "3.0.0", "@pulumi/policy": "1.4.0" };
/** The oldest SDK with which programs are evaluated, and the framework of its days. */
const TRANSFORMS = { "@pulumi/pulumi": "3.113.0", "@pulumi/policy": "1.11.0" };

const DATABASE = `new pulumi.CustomResource("aws:rds/instance:Instance", "orders", { engine: "postgres", publiclyAccessible: true });`;

describeWith(registry(), "the package, installed by a user", () => {
    let projects: Projects;

    beforeAll(async () => {
        projects = await packed();
    });

    afterAll(() => {
        projects.remove();
    });

    test("holds no script and no map of sources that are not there", async () => {
        const project = projects.project("empty", { "package.json": { private: true } });
        await project.run("tar", "xzf", projects.tarball);
        const manifest: unknown = JSON.parse(project.read("package", "package.json"));
        expect(manifest).not.toHaveProperty("scripts");
        expect(manifest).not.toHaveProperty("devDependencies");
        const files = readdirSync(join(project.folder, "package"), { recursive: true, encoding: "utf8" });
        expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
        const compiled = files.filter((file) => file.endsWith(".js"));
        expect(compiled).toContain("dist/crossguard/pack.js");
        expect(compiled.filter((file) => /^\/\/# sourceMappingURL=/m.test(project.read("package", file)))).toEqual([]);
    });

    test("a Pulumi program in CommonJS keeps its SDK, the oldest that there is, and gets the answers of the newest", async () => {
        const project = projects.project("commonjs", {
            "package.json": { name: "shop", private: true, dependencies: OLDEST },
            "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            "index.js": `const pulumi = require("@pulumi/pulumi"); ${DATABASE}`,
        });
        await keepsWhatItHas(project);
        const pack = join(project.folder, "node_modules/prodgate");
        const [old, own] = await Promise.all([analysedBy(pack, { preview: true }), analysedBy(checkout, { preview: true })]);
        expect(old.messages).toEqual(own.messages);
        expect(old.messages.length).toBeGreaterThan(10);
        await expect(project.run("npx", "prodgate", "assess", ".")).rejects.toThrow(
            "@pulumi/pulumi is older than 3.113.0, the oldest that programs are evaluated with",
        );
    });

    describeWith(available(), "and the Pulumi CLI", () => {
        test("previews with --policy-pack node_modules/prodgate", async () => {
            await withStack(async (stack) => {
                const source = `const aws = require("@pulumi/aws"); new aws.rds.Instance("orders", { engine: "postgres", instanceClass: "db.t4g.large", publiclyAccessible: true });`;
                const policyPack = join(projects.project("commonjs", {}).folder, "node_modules/prodgate");
                const run = await stack.preview({ policyPack, program: { source }, config: { "aws:region": "eu-west-1" } });
                expect(run.exitCode).toBe(1);
                // Severities came with a later framework.
                expect(run.stdout).toContain("[mandatory]  no-public-data-stores");
            });
        });
    });

    test("a Pulumi program in ECMAScript modules is evaluated with its own SDK", async () => {
        const project = projects.project("modules", {
            "package.json": { name: "shop", private: true, type: "module", main: "index.js", dependencies: TRANSFORMS },
            "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            "index.js": `import * as pulumi from "@pulumi/pulumi"; ${DATABASE}`,
            "pack.js": `import { productionReadiness } from "prodgate/crossguard"; console.log(productionReadiness().length > 10);`,
        });
        await keepsWhatItHas(project);
        expect(await project.run(process.execPath, "pack.js")).toBe("true\n");
        await expect(project.run("npx", "prodgate", "assess", ".", "--stack", "dev")).rejects.toThrow("Set publiclyAccessible to false.");
    });

    test("a package of a pnpm workspace keeps its SDK", async () => {
        const project = projects.project("workspace", {
            "package.json": { name: "shop", private: true },
            "pnpm-workspace.yaml": "packages: [infra, web]\n",
            "infra/package.json": { name: "infra", private: true, dependencies: TRANSFORMS },
            "web/package.json": { name: "web", private: true },
        });
        await project.pnpm("install", "--prefer-offline");
        const versions = (lock: string) => lock.match(/^ {2}'?@pulumi\/[^:]+(?=:$)/gm);
        const before = versions(project.read("pnpm-lock.yaml"));
        expect(before?.join()).toContain("@pulumi/pulumi@3.113.0");
        await project.pnpm("add", "--prefer-offline", "--save-dev", "--filter", "infra", projects.tarball);
        expect(versions(project.read("pnpm-lock.yaml"))).toEqual(before);
        const pack = join(project.folder, "infra/node_modules/prodgate");
        expect((await analysedBy(pack, { preview: true })).messages.length).toBeGreaterThan(10);
    });

    test.each([
        ["cdktf", { cdktf: "0.20.0", constructs: "10.4.2" }],
        ["cdktn", { cdktn: "0.24.0", constructs: "10.6.0" }],
    ])("a program of %s gets no package of Pulumi", async (library, dependencies) => {
        const project = projects.project(library, { "package.json": { name: "orders", private: true, dependencies } });
        expect(await keepsWhatItHas(project)).toEqual(["node_modules/commander", "node_modules/prodgate", "node_modules/yaml"]);
        const app = `
            const { App, TerraformResource, TerraformStack } = require("${library}");
            const { ProductionReadiness } = require("prodgate/cdktf-validators");
            const app = new App();
            const stack = new TerraformStack(app, "orders");
            const database = new TerraformResource(stack, "database", { terraformResourceType: "aws_db_instance" });
            database.addOverride("engine", "postgres");
            database.addOverride("publicly_accessible", true);
            console.log(ProductionReadiness.check(app).findings.map((one) => one.policy).join(" "));`;
        expect(await project.evaluate(app)).toContain("no-public-data-stores");
        expect(await project.evaluate(`try { require.resolve("@pulumi/pulumi") } catch { console.log("none") }`)).toBe("none\n");
    });

    test("the example of a pack of one's own can be published: Pulumi packs it, unpacks it and installs what it needs", async () => {
        const own = projects.project("own-pack", {});
        cpSync(join(checkout, "examples/policy-pack"), own.folder, { recursive: true });
        expect(readFileSync(join(checkout, "README.md"), "utf8")).toContain(`\`\`\`js\n${own.read("index.js")}\`\`\``);
        await own.npm("pkg", "set", `dependencies.prodgate=file:${projects.tarball}`);
        // pulumi/sdk/nodejs/npm/npm.go: the name of the file is all that may be printed.
        const file = (await own.run("npm", "pack", "--loglevel=error")).trim();
        const service = projects.project("service", {});
        await own.run("tar", "xzf", file, "-C", service.folder);
        const unpacked = projects.project("service/package", {});
        expect(unpacked.read("PulumiPolicy.yaml")).toContain("runtime:");
        // pulumi/pkg/backend/httpstate/policypack.go, installRequiredPolicy.
        await unpacked.run("npm", "install", "--loglevel=error", "--production");
        const [published, ofCheckout] = await Promise.all([analysedBy(unpacked.folder, { preview: true }), analysedBy(checkout, { preview: true })]);
        expect(published.messages).toEqual(ofCheckout.messages);
    });

    describe("policies of one's own, in a package of their own", () => {
        ownPoliciesTests(() => projects);
    });

    /** Installs the package into a project that is installed already: what it had is as it was. Answers what was added to its lock file. */
    async function keepsWhatItHas(project: Project): Promise<readonly string[]> {
        await project.npm("install");
        const before = lockedIn(project);
        await project.npm("install", "--save-dev", projects.tarball);
        const after = lockedIn(project);
        const { "": _, ...kept } = before;
        expect(after).toMatchObject(kept);
        const listed = await project.npm("ls", "--all", "--json");
        const versions = [...listed.matchAll(/"@pulumi\/pulumi": \{\s*"version": "([^"]+)"/g)].map(([, version]) => version);
        expect([...new Set(versions)]).toEqual([before["node_modules/@pulumi/pulumi"]].filter((version) => version !== undefined));
        return Object.keys(after).filter((place) => !(place in before));
    }
});

/** Versions by place, of a package-lock.json. */
function lockedIn(project: Project): Readonly<Record<string, string>> {
    const { packages }: { readonly packages: Readonly<Record<string, { readonly version?: string }>> } = JSON.parse(
        project.read("package-lock.json"),
    );
    return Object.fromEntries(Object.entries(packages).map(([place, { version = "" }]) => [place, version]));
}
