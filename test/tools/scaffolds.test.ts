/** `npm run new-reader` and `npm run new-policy`. In one file: the compiler, the linter and the tests look once at what both write. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectCopy, type ProjectCopy, type Ran } from "./project-copy";

const TABLES = ["test/policies/observability/centralized-logging.test.ts", "test/policies/observability/alarms-on-critical-resources.test.ts"];
const READERS = [
    "readers/aws/msk.ts",
    "readers/aws/kinesis.ts",
    "readers/aws/opensearch.ts",
    "readers/azure-native/redis.ts",
    "readers/azurerm/redis.ts",
];
const POLICY = ["policies/governance/tidy-desks.ts", "test/policies/governance/tidy-desks.test.ts", "docs/policies/tidy-desks.md"];
const COMPARING = [
    "policies/governance/tidy-drawers.ts",
    "policies/governance/tidy-lamps.ts",
    "architecture/facets/drawer-lock.ts",
    "architecture/facets/lamps.ts",
];

// A compiler, a linter and a test runner are started.
jest.setTimeout(180_000);

let project: ProjectCopy;
let readers: readonly Ran[];
let policy: Ran;

beforeAll(() => {
    project = projectCopy();
    // The last derives for all of them.
    const oneMore = (...args: readonly string[]) => newReader(...args, "--no-derive");
    readers = [
        oneMore("aws", "msk", "aws_msk_cluster", "logs", "watched"),
        oneMore("aws", "timestream", "aws_timestreaminfluxdb_db_instance", "settings"),
        oneMore("aws", "kinesis", "aws_kinesis_stream_consumer"),
        oneMore("aws", "opensearch", "aws_opensearch_domain_saml_options", "amends:publicAccess"),
        oneMore("azure-native", "redis", "azure-native:redis:Redis", "Microsoft.Cache/redis"),
        newReader("azurerm", "redis", "azurerm_redis_cache", "Microsoft.Cache/redis", "logs"),
    ];
    policy = newPolicy("governance", "tidy-desks");
});

afterAll(() => {
    project.remove();
});

describe("a new reader", () => {
    test("is in the file of its service, and so is what is derived from it", () => {
        expect(readers.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
        expect(missing(READERS)).toEqual([]);
        expect(project.read("readers/aws/msk.ts")).toContain('types: ["aws_msk_cluster", "aws:msk/cluster:Cluster"]');
        expect(project.read("readers/aws/readers.ts")).toContain("readonly aws_msk_cluster: true;");
        // A service that has a file keeps its readers.
        expect(project.read("readers/aws/kinesis.ts").match(/^export const \w+ = reader</gm)).toHaveLength(2);
        expect(project.read("readers/aws/opensearch.ts")).toContain('amends: ["publicAccess"]');
        for (const vocabulary of ["azure-native", "azurerm"])
            expect(project.read(`readers/${vocabulary}/readers.ts`)).toContain('"Microsoft.Cache/redis"');
    });

    test("has a row of the coverage data, tagged with what the reader answers", () => {
        const rows = ["aws", "azure-native", "azurerm"].flatMap((vocabulary) => project.read(`readers/${vocabulary}/types.ts`).split("\n"));
        expect(rows.filter((row) => row.startsWith("aws_msk_cluster "))).toEqual([expect.stringMatching(/ \| (.* )?logs( .*)? watched .* \| /)]);
        expect(rows.filter((row) => row.startsWith("aws_kinesis_stream_consumer "))).toHaveLength(1);
        // In the group of its service, however that is spelled.
        const headings = rows.filter((row) => /^# open-?search$/i.test(row));
        expect(headings).toHaveLength(1);
        // What is not decided yet.
        expect(rows).toContain("aws_timestreaminfluxdb_db_instance aws:timestreaminfluxdb/dbInstance:DbInstance | settings | anything");
        expect(project.read("readers/aws/msk.ts")).toContain('facets: ["logs", "watched"]');
    });

    test("says where to go on", () => {
        const [first] = readers;
        for (const file of [READERS[0] ?? "", ...TABLES, "CHANGELOG.md", "npm run derive"]) expect(first?.output).toContain(file);
    });
});

describe("a new policy", () => {
    test("is three files of one name, and what is derived from them", () => {
        expect(policy.status).toBe(0);
        expect(missing(POLICY)).toEqual([]);
        expect(project.read("policies/catalogue.ts")).toContain('import { tidyDesks } from "./governance/tidy-desks";');
        expect(project.read("README.md")).toContain("[tidy-desks](docs/policies/tidy-desks.md)");
        expect(project.read("docs/policies/tidy-desks.md")).toContain("Severity: risk, advisory by default. Area: governance.");
    });

    test("says where to go on, facets included", () => {
        for (const file of [...POLICY, "architecture/facets/", "CHANGELOG.md"]) expect(policy.output).toContain(file);
    });
});

describe("what is written", () => {
    test("compiles", () => {
        expect(project.tool("tsc", "-p", "tsconfig.json").output).toBe("");
    });

    test("has cases that fail until they are filled in, and say so", () => {
        const { status, output } = project.tool("jest", TABLES[0] ?? "", POLICY[1] ?? "", "-t", "FILL IN");
        expect(status).toBe(1);
        const titles = ["FILL IN why aws_msk_cluster passes", "FILL IN why aws_msk_cluster violates", "FILL IN why azurerm_redis_cache violates"];
        for (const text of [...titles, "FILL IN the exact message.", "FILL IN the property path"]) expect(output).toContain(text);
        for (const file of [TABLES[0], POLICY[1]]) expect(output).toContain(`FAIL ${file ?? ""}`);
        // Nothing else is wrong with the files.
        expect(output).not.toMatch(/Test suite failed to run|Cannot find module/);
    });

    test("is, for a policy that compares one property, its facet too, and the compiler asks what types say about it", () => {
        expect(newPolicy("governance", "tidy-drawers", "--property", "drawerLock", "--no-derive").status).toBe(0);
        expect(newPolicy("governance", "tidy-lamps", "--threshold", "lamps").output).toContain("architecture/facets/lamps.ts");
        const errors = project.tool("tsc", "-p", "tsconfig.json").output;
        expect(errors).toMatch(/drawerLock/);
        expect(errors).not.toMatch(/^(policies|architecture|test)/m);
    });

    test("passes the linter and the formatter", () => {
        const files = [...READERS, ...TABLES, ...POLICY, ...COMPARING];
        expect(missing(files)).toEqual([]);
        expect(project.tool("prettier", "--list-different", ...files, "policies/catalogue.ts").output).toBe("");
        const linted = files.filter((file) => file.endsWith(".ts") && !TABLES.includes(file));
        expect(project.tool("eslint", ...linted).output).toBe("");
    });
});

test.each([
    ["a vocabulary that is none", ["gcp", "storage", "google_storage_bucket"], "gcp is not one of aws, azure-native, azurerm"],
    ["a type of another vocabulary", ["aws", "redis", "azurerm_redis_cache"], "azurerm_redis_cache is not spelled as aws spells its types"],
    ["a misspelt type", ["aws", "msk", "aws_msk_clusterr"], "the installed bindings have no type aws_msk_clusterr"],
    [
        "a type that Pulumi calls otherwise",
        ["aws", "rds", "aws_db_snapshot_copy", "aws:rds/snapshotCpy:SnapshotCpy"],
        "the installed SDK has no type aws:rds/snapshotCpy:SnapshotCpy",
    ],
    [
        "an Azure type without Azure's name",
        ["azurerm", "redis", "azurerm_redis_enterprise_cluster"],
        "what does Azure call azurerm_redis_enterprise_cluster",
    ],
    ["a type that has a reader", ["aws", "sqs", "aws_sqs_queue"], "there is a reader of aws_sqs_queue already"],
    ["a facet that is none", ["aws", "redshift", "aws_redshift_cluster", "colour"], "colour is not a facet: alarm, "],
    ["a service that is not in kebab-case", ["aws", "openSearch", "aws_opensearch_package"], "openSearch is not in kebab-case"],
    ["a vocabulary alone", ["aws"], "a vocabulary, a service and a type are needed"],
])("a new reader is refused for %s", (_, args, message) => {
    const { status, output } = newReader(...args);
    expect(status).toBe(2);
    expect(output).toContain(message);
    expect(output).toContain("usage: npm run new-reader <vocabulary> <service> <type>");
});

test.each([
    ["an area that is none", ["operations", "tidy-desks"], "operations is not an area"],
    ["a name that is not in kebab-case", ["governance", "tidyDesks"], "tidyDesks is not in kebab-case"],
    ["a name with a cloud in it", ["governance", "aws-desks"], 'aws-desks holds "aws"'],
    ["a name that another area has", ["governance", "multiple-instances"], "there is a policy multiple-instances already"],
    ["a name alone", ["tidy-desks"], "an area and a name are needed"],
    ["a facet that is not in camelCase", ["governance", "tidy-lamps", "--property", "desk-lamp"], "--property takes the facet's name in camelCase"],
])("a new policy is refused for %s", (_, args, message) => {
    const { status, output } = newPolicy(...args);
    expect(status).toBe(2);
    expect(output).toContain(message);
    expect(output).toContain("usage: npm run new-policy <area> <name>");
});

test("a new policy never writes over a file", () => {
    const page = join(project.folder, "docs/policies/tidy-shelves.md");
    writeFileSync(page, "mine");
    const { status, output } = newPolicy("governance", "tidy-shelves");
    expect(status).toBe(2);
    expect(output).toContain("docs/policies/tidy-shelves.md is there already");
    expect(readFileSync(page, "utf8")).toBe("mine");
});

function newReader(...args: readonly string[]): Ran {
    return project.script("new-reader.mjs", ...args);
}

function newPolicy(...args: readonly string[]): Ran {
    return project.script("new-policy.mjs", ...args);
}

function missing(files: readonly string[]): readonly string[] {
    return files.filter((file) => !existsSync(join(project.folder, file)));
}
