/** Inputs that no tool writes, of every kind that is read: resources of all types with what their readers ask for, and the samples, each broken somewhere. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "../../readers/architecture-of";
import { awsReaders } from "../../readers/aws/readers";
import { azureNativeReaders } from "../../readers/azure-native/readers";
import { azurermReaders } from "../../readers/azurerm/readers";
import type { Node } from "../../resources/node";
import { pick, type Random } from "./random";

export const KINDS = ["preview", "export", "terraform", "pack", "plan", "state"] as const;
export type Kind = (typeof KINDS)[number];

export interface Part {
    readonly type: string;
    readonly name: string;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
    /** Other parts that a property depends on. */
    readonly dependencies: Readonly<Record<string, readonly Pick<Part, "type" | "name">[]>>;
}

/** Every secret of an input has this in it. */
export const CANARY = "hunter2-Canary";

const readers = [...awsReaders, ...azureNativeReaders, ...azurermReaders];
const UNREAD = ["aws:newservice/thing:Thing", "aws_new_thing", "aws:docdb/cluster:Cluster", "azure-native:new:Thing", "azurerm_new", "random:x/y:Z"];
const types = [...readers.flatMap((reader) => reader.types), ...UNREAD];
const isTerraform = (type: string): boolean => /^(?:aws|azurerm)_/.test(type);

const KEYS = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "name",
    "value",
    "id",
    "DB_PASSWORD",
    "//",
    "",
    "a.b",
    'x"y',
    "dynamic",
    "count",
    "for_each",
];
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const TEXTS = [
    "",
    "x",
    "q",
    "*",
    "0",
    "true",
    "arn:aws:sqs:eu-central-1:123456789012:q",
    "constructor",
    "__proto__",
    "/subscriptions/1/resourceGroups/rg",
    "::::",
    UNKNOWN,
    "[secret]",
    "[[[[",
    '{"a":',
];

/** Any value; the deeper, the simpler. */
export function valueOf(random: Random, names: readonly string[], depth = 0): unknown {
    const other = pick(random, names) ?? "q";
    const choice = Math.floor(random() * (depth > 3 ? 8 : 16));
    switch (choice) {
        case 0:
            return pick(random, [null, true, false, 0, -1, 1, 2, 1.5, 1e308]);
        case 1:
        case 2:
            return pick(random, TEXTS);
        case 3:
            return other;
        case 4:
            return `\${${other}.arn}`;
        case 5:
            return `postgres://app:${CANARY}${String(Math.floor(random() * 1e6))}@db.example.com/shop`;
        case 6:
            return pick(random, [
                "${var.x}",
                "${local.l}",
                "${",
                "${jsonencode({a = [1]})}",
                "${var.a ? 1 : null}",
                "%{if true}",
                "${data.aws_iam_policy_document.d.json}",
            ]);
        case 7:
            return {
                [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270",
                [pick(random, ["value", "ciphertext", "plaintext"]) ?? "value"]: `"${CANARY}"`,
            };
        case 8:
            return JSON.stringify(valueOf(random, names, depth + 1));
        case 9:
        case 10:
            return Array.from({ length: Math.floor(random() * 4) }, () => valueOf(random, names, depth + 1));
        case 11:
            return policyOf(random);
        case 12:
            return "${data.aws_iam_policy_document.d.json}";
        case 13:
            return { name: pick(random, ["API_TOKEN", "DB_PASSWORD", "x"]), value: `${CANARY}9` };
        default:
            return Object.fromEntries(
                Array.from({ length: Math.floor(random() * 4) }, () => entry(pick(random, KEYS) ?? "a", valueOf(random, names, depth + 1))),
            );
    }
}

/** Names are printed: no secret is called so. */
function entry(key: string, value: unknown): readonly [string, unknown] {
    if (!/name|path|pattern|type|urn|id$|key|toString|operation|detail/i.test(key)) return [key, value];
    return [key, JSON.parse(JSON.stringify(value ?? null).replaceAll(CANARY, "called"))];
}

function policyOf(random: Random): object {
    const [test, variable] = [pick(random, [...KEYS, "StringEquals", "IpAddress"]), pick(random, [...KEYS, "aws:SourceArn"])];
    return {
        Statement: [
            {
                Effect: pick(random, ["Allow", "Deny"]),
                Principal: pick(random, ["*", { AWS: "*" }, { [pick(random, KEYS) ?? "AWS"]: "*" }]),
                Action: pick(random, ["*", "s3:GetObject", ["sqs:*"]]),
                Resource: "*",
                Condition: { [test ?? "x"]: { [variable ?? "x"]: pick(random, TEXTS) } },
            },
        ],
    };
}

type Path = readonly (string | number)[];
const asked = new Map<string, readonly Path[]>();

/** What the reader of a type asks for, three levels deep: whatever is asked for is put there, until nothing new is. */
function pathsOf(type: string): readonly Path[] {
    const known = asked.get(type);
    if (known) return known;
    const found = new Map<string, Path>();
    for (let level = 0; level < 3; level++) {
        const properties: Record<string, Node> = {};
        for (const path of found.values()) put(properties, path, {});
        const resource = {
            address: "a",
            name: "a",
            type,
            syntax: isTerraform(type) ? ("terraform" as const) : ("pulumi" as const),
            properties,
            marksSecrets: true,
        };
        read([resource], { whole: true, probe: (_, path) => found.set(path.join("."), path) });
    }
    const paths = [...found.values()];
    asked.set(type, paths);
    return paths;
}

function put(into: Record<string, unknown>, [first, ...rest]: Path, value: unknown): void {
    if (first === undefined) return;
    const inside = Object.hasOwn(into, first) ? into[first] : undefined;
    const next = typeof inside === "object" && inside !== null ? { ...inside } : {};
    if (rest.length) put(next, rest, value);
    Object.defineProperty(into, first, { value: rest.length ? next : value, enumerable: true, configurable: true, writable: true });
}

export function partsOf(random: Random, terraform: boolean): readonly Part[] {
    const fitting = types.filter((type) => isTerraform(type) === terraform);
    const few = [pick(random, fitting), pick(random, fitting), pick(random, fitting)].filter((type) => type !== undefined);
    const unread = UNREAD.filter((type) => isTerraform(type) === terraform);
    const chosen = Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(random, random() < 0.3 ? unread : few) ?? "aws_sqs_queue");
    const named = chosen.map((type, at) => ({ type, name: random() < 0.1 ? (pick(random, KEYS) ?? "q") : `r${String(at)}` }));
    const names = named.map(({ type, name }) => (terraform ? `${type}.${name}` : name));
    return named.map(({ type, name }) => {
        const properties: Record<string, unknown> = {};
        const dependencies: Record<string, Part["dependencies"][string]> = {};
        for (const path of UNREAD.includes(type) ? [["target"], ["kmsKeyId"]] : pathsOf(type)) {
            if (random() < 0.3) continue;
            put(properties, path, entry(String(path.at(-1)), valueOf(random, names))[1]);
            if (random() < 0.4) dependencies[String(path[0])] = named.filter(() => random() < 0.4);
        }
        const outputs = Object.fromEntries(
            ["arn", "id", "name", "kmsKeyId"].filter(() => random() < 0.3).map((key) => [key, valueOf(random, names)]),
        );
        return { type, name, properties, outputs, dependencies };
    });
}

export const samples: Readonly<Record<"preview" | "export", string>> = {
    preview: readFileSync(join(__dirname, "../samples/pulumi-preview.json"), "utf8"),
    export: readFileSync(join(__dirname, "../samples/pulumi-stack-export.json"), "utf8"),
};

/** A copy in which a few values are others, gone, or somewhere else. */
export function mutated(random: Random, json: unknown, chance: number): unknown {
    if (random() < chance) return valueOf(random, ["q"]);
    if (Array.isArray(json)) return json.filter(() => random() >= chance).map((item: unknown) => mutated(random, item, chance));
    if (typeof json !== "object" || json === null)
        return typeof json === "string" && random() < chance ? json.slice(0, Math.floor(random() * json.length)) : json;
    const entries = Object.entries(json).filter(() => random() >= chance);
    return Object.fromEntries(
        entries.map(([key, value]) => entry(random() < chance ? (pick(random, KEYS) ?? key) : key, mutated(random, value, chance))),
    );
}
