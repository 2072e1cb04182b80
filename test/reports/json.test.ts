import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filtered } from "../../reports/filtered";
import { json } from "../../reports/json";
import { assessed, everything } from "./findings";
import { reportValidator } from "./schema";

const problems = reportValidator({ closed: true });
const full = assessed(everything, {
    incomplete: ["a"],
    failures: ["PRODGATE-JUDGE: x"],
    elsewhere: [{ kind: "alarms", resources: 1 }],
    programs: [{ name: "shop", stack: "prod" }],
    settings: {
        file: "prodgate.yaml",
        extends: ["@acme/baseline/prodgate.yaml"],
        application: "shop",
        owner: "team-shop",
        environments: [
            {
                name: "production",
                preset: "business",
                exposure: "partner",
                data: "internal",
                criticality: "medium",
                stage: "go-live",
                levels: [{ policy: "log-retention", enforcement: "mandatory", by: "prodgate.yaml:12" }],
                options: [{ policy: "log-retention", option: "minimum", by: "profile" }],
            },
        ],
        remarks: ["a"],
    },
    inventory: [{ name: "a", type: "aws_x", address: "aws_x.a", treatment: "not supported" }],
});

test("everything that a report may hold is described by the published schema, and nothing else is written", () => {
    for (const result of [
        assessed([]),
        assessed(everything),
        full,
        filtered(full, { policies: ["log-retention"], severities: ["risk", "improvement"] }),
    ])
        expect(problems(JSON.parse(json(result)))).toEqual([]);
});

test("the schema is asked: what it does not describe is refused", () => {
    const parsed: object = JSON.parse(json(full));
    expect(problems({ ...parsed, more: 1 })).not.toEqual([]);
    expect(problems({ ...parsed, verdict: "maybe" })).not.toEqual([]);
    expect(reportValidator({ closed: false })({ ...parsed, more: 1 })).toEqual([]);
});

test("the schema describes every property, and is published", () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, "../..", name), "utf8"));
    const undescribed = (schema: unknown, path: string): readonly string[] => {
        if (typeof schema !== "object" || schema === null) return [];
        const own = path.endsWith("/properties") ? [] : undefined;
        return Object.entries(schema).flatMap(([key, one]: [string, unknown]) => [
            ...(own !== undefined && typeof one === "object" && one !== null && !("description" in one) && !("$ref" in one)
                ? [`${path}/${key}`]
                : []),
            ...undescribed(one, `${path}/${key}`),
        ]);
    };
    expect(undescribed(read("report.schema.json"), "")).toEqual([]);
    expect(read("package.json")).toMatchObject({
        exports: { "./report.schema.json": "./report.schema.json" },
        files: expect.arrayContaining(["report.schema.json"]),
    });
});
