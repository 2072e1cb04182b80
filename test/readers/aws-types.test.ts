import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { awsReaders } from "../../readers/aws/readers";
import { awsTypes } from "../../readers/aws/types";

/** The SDKs are read as text: to load one costs seconds and hundreds of megabytes. */
const pulumi = folderOf("@pulumi/aws");
const terraform = join(folderOf("@cdktf/provider-aws"), "lib");

const inPulumi = new Set(
    folders(pulumi)
        .filter((folder) => folder !== "node_modules" && folder !== "types")
        .flatMap((folder) => filesOf(join(pulumi, folder)).filter((file) => file.endsWith(".js")))
        .flatMap((file) => found(file, /__pulumiType = '([^']+)'|type: "(aws:[^"]+)"/g)),
);
const inTerraform = new Set(
    folders(terraform)
        .filter((folder) => !folder.startsWith("data-aws-"))
        .flatMap((folder) => found(join(terraform, folder, "index.js"), /tfResourceType = ["']([^"']+)["']/g)),
);

test("the SDKs name their types where they are looked for", () => {
    expect(inPulumi.size).toBeGreaterThan(1500);
    expect(inTerraform.size).toBeGreaterThan(1400);
});

test("every type that is known is one of the SDKs'", () => {
    expect(awsTypes.flatMap(({ types }) => types).filter(isMissing)).toEqual([]);
});

test("a reader's first type is Terraform's, and it reads Pulumi's as well", () => {
    const odd = awsReaders.filter(({ types }) => !types[0].startsWith("aws_") || !types.some((type) => type.startsWith("aws:")));
    expect(odd.map(({ types }) => types[0])).toEqual([]);
});

function isMissing(type: string): boolean {
    return !inPulumi.has(type) && !inTerraform.has(type);
}

function folderOf(library: string): string {
    return dirname(require.resolve(`${library}/package.json`));
}

function folders(folder: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
}

function filesOf(folder: string): readonly string[] {
    return readdirSync(folder).map((name) => join(folder, name));
}

function found(file: string, pattern: RegExp): readonly string[] {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch {
        return [];
    }
    return [...text.matchAll(pattern)].map(([, first, second]) => first ?? second ?? "");
}
