/** Raw Pulumi property values as nodes: total for whatever the engine, a state file or a program hands over. */

import { keyed } from "../../architecture/keyed";
import { source } from "../../architecture/reason";
import { Asset, DEEPEST, Hole, Secret, Template, type Node } from "../../resources/node";
import type { Mark, Marks } from "./marks";

/** How a source writes values that it does not show. */
export interface Spelling {
    /** `pulumi preview --json` prints every secret as the text `[secret]`. */
    readonly hidesSecrets?: boolean;
    /** The marks of one evaluation of a program. */
    readonly marks?: Marks;
}

/** One raw value. Never throws: what cannot be read is a hole. */
export function toNode(raw: unknown, spelling: Spelling = {}): Node {
    return nodeOf(raw, 0, { spelling, seen: new Map() });
}

/**
 * The properties of a resource. Reads own property descriptors only, so that a policy pack's proxies, whose `get` throws on unknown values, are read
 * like plain objects. Never throws.
 */
export function snapshot(props: unknown, spelling: Spelling = {}): Record<string, Node> {
    const fields = typeof props === "object" && props !== null ? fieldsOf(props) : undefined;
    return publicNodes(fields ?? new Map<string, unknown>(), 0, { spelling, seen: new Map() });
}

/** A node that the tool marks as secret. */
function secretOf(node: Node): Node {
    if (node instanceof Secret) return node;
    return node instanceof Hole ? new Hole({ ...node.about, secret: true }) : new Secret(node);
}

/** Unknown values of every type (sdk/nodejs/policy proxy.ts; the engine sends the one of strings for all of them). */
const UNKNOWN: ReadonlySet<unknown> = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The key and the values that tell special objects apart (sdk/go/common/resource/properties.go, asset.go). */
export const SIGNATURE = {
    key: "4dabf18193072939515e22adb298388d",
    secret: "1b47061264138c4ac30d75fd1eb44270",
    asset: "c44067f5952c0a294b673a41bacd8c17",
    archive: "0def7320c3a5731c473e5ecbe6d01bc7",
    resource: "5cf8f73096256a8f31e491e813e4eb8e",
    output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

type Fields = ReadonlyMap<string, unknown>;

interface Walk {
    readonly spelling: Spelling;
    /** Shared objects are read once; `undefined` while one is being read, so that a cycle ends. */
    readonly seen: Map<object, Node | undefined>;
}

function nodeOf(raw: unknown, depth: number, walk: Walk): Node {
    if (typeof raw === "string") return textNode(raw, walk.spelling);
    if (typeof raw === "boolean" || raw === null) return raw;
    if (raw === undefined) return null;
    if (typeof raw === "number") return Number.isFinite(raw) ? raw : new Hole();
    if (typeof raw !== "object" || depth >= DEEPEST) return new Hole();
    if (walk.seen.has(raw)) return walk.seen.get(raw) ?? new Hole();
    walk.seen.set(raw, undefined);
    const node = structure(raw, depth, walk);
    walk.seen.set(raw, node);
    return node;
}

function textNode(text: string, { hidesSecrets, marks }: Spelling): Node {
    if (UNKNOWN.has(text)) return new Hole();
    if (hidesSecrets && text === "[secret]") return new Hole({ secret: true });
    if (!marks?.has(text)) return text;
    const parts = marks.split(text).map((part) => (typeof part === "string" ? part : holeOf(part)));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : new Template(parts);
}

function structure(raw: object, depth: number, walk: Walk): Node {
    if (isHole(raw)) return raw;
    const fields = fieldsOf(raw);
    if (!fields) return new Hole();
    if (Array.isArray(raw)) {
        // A list with gaps comes from no tool.
        return fields.size === lengthOf(raw) ? [...fields.values()].map((item) => nodeOf(item, depth + 1, walk)) : new Hole();
    }
    if (fields.get("__pulumiAsset") === true || fields.get("__pulumiArchive") === true) return new Asset();
    const signature = fields.get(SIGNATURE.key);
    if (signature !== undefined) return special(signature, fields, depth, walk);
    const marked = walk.spelling.marks && fields.get(walk.spelling.marks.token);
    if (marked !== undefined) return nodeOf(marked, depth + 1, walk);
    return isPlain(raw) ? publicNodes(fields, depth, walk) : new Hole();
}

/** Of a resource's own properties those with two underscores are its provider's (`__defaults`, `__meta`); below, a user's map may have such keys. */
function publicNodes(fields: Fields, depth: number, walk: Walk): Record<string, Node> {
    const shown = [...fields].filter(([key]) => (depth === 0 ? !key.startsWith("__") : key !== "__defaults"));
    return keyed(shown.map(([key, value]) => [walk.spelling.marks?.readable(key) ?? key, nodeOf(value, depth + 1, walk)]));
}

function special(signature: unknown, fields: Fields, depth: number, walk: Walk): Node {
    if (signature === SIGNATURE.asset || signature === SIGNATURE.archive) return new Asset();
    if (signature === SIGNATURE.secret) {
        const content = secretContent(fields, depth, walk);
        // In an evaluated program configured secrets are holes, and the SDK marks every password argument itself: a known text is a literal of the program.
        return walk.spelling.marks && typeof content === "string" ? content : secretOf(content);
    }
    if (signature === SIGNATURE.resource) {
        const urn = fields.get("urn");
        return typeof urn === "string" ? new Hole({ refs: [{ address: urn, attribute: "id" }], exact: true }) : new Hole();
    }
    if (signature !== SIGNATURE.output) return new Hole();
    const refs = texts(fields.get("dependencies")).map((address) => ({ address }));
    const node = fields.has("value") ? nodeOf(fields.get("value"), depth + 1, walk) : new Hole(refs.length ? { refs } : {});
    return fields.get("secret") === true ? secretOf(node) : node;
}

function secretContent(fields: Fields, depth: number, walk: Walk): Node {
    if (fields.has("value")) return nodeOf(fields.get("value"), depth + 1, walk);
    const plaintext = fields.get("plaintext");
    if (typeof plaintext !== "string") return new Hole();
    try {
        return nodeOf(JSON.parse(plaintext), depth + 1, walk);
    } catch {
        return new Hole();
    }
}

function holeOf(mark: Mark): Hole {
    if (mark[0] === "output") return new Hole({ refs: [{ address: mark[1], attribute: mark[2] }], exact: true });
    if (mark[0] === "outside") return new Hole({ refs: [], reason: mark[1] });
    const about = { refs: [], reason: source("configuration", mark[1]) };
    return new Hole(mark[2] ? { ...about, secret: true } : about);
}

/** Own enumerable fields, without running a getter: its value is a hole. `undefined` when a proxy's traps throw. */
function fieldsOf(raw: object): Fields | undefined {
    try {
        return new Map(
            Object.keys(raw).map((key) => {
                const descriptor = Object.getOwnPropertyDescriptor(raw, key);
                return [key, descriptor && "value" in descriptor ? descriptor.value : new Hole()];
            }),
        );
    } catch {
        return undefined;
    }
}

function isHole(raw: object): raw is Hole {
    try {
        return raw instanceof Hole;
    } catch {
        return false;
    }
}

function lengthOf(list: readonly unknown[]): unknown {
    return Object.getOwnPropertyDescriptor(list, "length")?.value;
}

/** An object literal or the like, of any realm: class instances (promises, outputs, dates) have a longer chain. */
function isPlain(raw: object): boolean {
    try {
        const prototype: unknown = Object.getPrototypeOf(raw);
        return prototype === null || Object.getPrototypeOf(prototype) === null;
    } catch {
        return false;
    }
}

function texts(raw: unknown): readonly string[] {
    return Array.isArray(raw) ? raw.filter((item) => typeof item === "string") : [];
}
