import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "..", "..");
const TABLES = ["test/policies/observability/centralized-logging.test.ts", "test/policies/observability/alarms-on-critical-resources.test.ts"];
const READERS = ["readers/aws/msk.ts", "readers/aws/kinesis.ts", "readers/azure-native/redis.ts", "readers/azurerm/redis.ts"];

// A compiler, a linter and a test runner are started.
jest.setTimeout(180_000);

let copy: string;
let made: readonly Ran[];

beforeAll(() => {
    copy = copyOfTheProject();
    made = [
        newReader("aws", "msk", "aws_msk_cluster", "logs", "watched"),
        newReader("aws", "timestream", "aws_timestreaminfluxdb_db_instance", "settings"),
        newReader("aws", "kinesis", "aws_kinesis_stream_consumer"),
        newReader("azure-native", "redis", "azure-native:redis:Redis", "Microsoft.Cache/redis"),
        newReader("azurerm", "redis", "azurerm_redis_cache", "Microsoft.Cache/redis", "logs"),
    ];
});

afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
});

test("a reader in the file of its service, and what is derived from it", () => {
    expect(made.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
    expect(READERS.filter((file) => !existsSync(join(copy, file)))).toEqual([]);
    expect(read("readers/aws/msk.ts")).toContain('types: ["aws_msk_cluster", "aws:msk/cluster:Cluster"]');
    expect(read("readers/aws/readers.ts")).toContain("readonly aws_msk_cluster: true;");
    // A service that has a file keeps its readers.
    expect(read("readers/aws/kinesis.ts").match(/^export const \w+ = reader</gm)).toHaveLength(2);
    for (const vocabulary of ["azure-native", "azurerm"]) expect(read(`readers/${vocabulary}/readers.ts`)).toContain('"Microsoft.Cache/redis"');
});

test("a row of the coverage data, tagged with what the reader answers", () => {
    const rows = ["aws", "azure-native", "azurerm"].flatMap((vocabulary) => read(`readers/${vocabulary}/types.ts`).split("\n"));
    expect(rows.filter((row) => row.startsWith("aws_msk_cluster "))).toEqual([expect.stringMatching(/ \| (.* )?logs( .*)? watched .* \| /)]);
    expect(rows.filter((row) => row.startsWith("aws_kinesis_stream_consumer "))).toHaveLength(1);
    // What nobody has looked at yet.
    expect(rows).toContain("aws_timestreaminfluxdb_db_instance aws:timestreaminfluxdb/dbInstance:DbInstance | settings | anything");
    expect(read("readers/aws/msk.ts")).toContain('facets: ["logs", "watched"]');
});

test("says where to go on", () => {
    const [first] = made;
    for (const file of [READERS[0] ?? "", ...TABLES, "CHANGELOG.md", "npm run derive"]) expect(first?.output).toContain(file);
});

test("what it writes compiles", () => {
    expect(run("tsc", "-p", "tsconfig.json").output).toBe("");
});

test("what it writes passes the linter and the formatter", () => {
    expect(run("eslint", ...READERS).output).toBe("");
    expect(run("prettier", "--list-different", ...READERS, ...TABLES).output).toBe("");
});

test("cases of the policies that judge its facets fail until they are filled in, and say so", () => {
    const { status, output } = run("jest", TABLES[0] ?? "", "-t", "FILL IN");
    expect(status).toBe(1);
    for (const title of ["FILL IN why aws_msk_cluster passes", "FILL IN why aws_msk_cluster violates", "FILL IN why azurerm_redis_cache violates"])
        expect(output).toContain(title);
    expect(output).toContain("FILL IN the exact message.");
    expect(output).not.toMatch(/Test suite failed to run|Cannot find module/);
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
])("refuses %s", (_, args, message) => {
    const { status, output } = newReader(...args);
    expect(status).toBe(2);
    expect(output).toContain(message);
    expect(output).toContain("usage: npm run new-reader <vocabulary> <service> <type>");
});

interface Ran {
    readonly status: number | null;
    readonly output: string;
}

function newReader(...args: readonly string[]): Ran {
    return ran(process.execPath, [join(copy, "tools", "new-reader.mjs"), ...args]);
}

function run(tool: string, ...args: readonly string[]): Ran {
    return ran(join(copy, "node_modules", ".bin", tool), args);
}

function ran(command: string, args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
}

function read(file: string): string {
    return readFileSync(join(copy, file), "utf8");
}

/** What a reader needs, so that a half-finished test elsewhere does not matter here. */
function copyOfTheProject(): string {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-new-reader-"));
    const needed = ["architecture", "policies", "resources", "readers", "tools", "docs", "test/policies"];
    const settings = ["README.md", "package.json", "tsconfig.json", "tsconfig.build.json", "jest.config.js", "eslint.config.mjs", ".prettierrc.json"];
    for (const path of [...needed, ...settings]) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    return folder;
}
