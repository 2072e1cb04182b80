/**
 * Marks: how a value that only the deployment knows travels through a program as text. A mark is a token of letters and hexadecimal digits, so it
 * survives JSON, URLs and templates; the token is random for each evaluation, so no text of the program is taken for one.
 * Loaded into the evaluated program too: it imports only types.
 */

import type { Reason } from "../../architecture/reason";

/**
 * - `output`: an output of a resource, by URN and path (`masterUserSecrets[0].secretArn`).
 * - `outside`: something that no resource of the program decides, and which part of it.
 * - `configuration`: a value of the stack's settings, encrypted or missing.
 */
export type Mark =
    | readonly ["output", urn: string, path: string]
    | readonly ["outside", why: Reason, path?: string]
    | readonly ["configuration", key: string, secret: boolean];

export interface Marks {
    /** Also the key of the object that represents a marked value where an object is needed. */
    readonly token: string;
    readonly write: (mark: Mark) => string;
    /** The text in pieces; a piece that is not a string is the mark that was written there. */
    readonly split: (text: string) => readonly (string | Mark)[];
    readonly has: (text: string) => boolean;
    /** The one mark that the whole text is. */
    readonly only: (text: string) => Mark | undefined;
    /** The text as a person may read it. */
    readonly readable: (text: string) => string;
}

export function marksOf(token: string): Marks {
    const pattern = new RegExp(`${token}([0-9a-f]+)z`);
    const write = (mark: Mark): string => `${token}${Buffer.from(JSON.stringify(mark)).toString("hex")}z`;
    // With one group in the pattern, every second piece is a mark's hexadecimal text.
    const split = (text: string): readonly (string | Mark)[] =>
        text
            .split(pattern)
            .map((piece, index) => (index % 2 ? decoded(piece) : piece))
            .filter((piece) => piece !== "");
    return {
        token,
        write,
        split,
        has: (text) => text.includes(token),
        only: (text) => {
            const [first, ...rest] = split(text);
            return rest.length || typeof first === "string" ? undefined : first;
        },
        readable: (text) =>
            split(text)
                .map((piece) => (typeof piece === "string" ? piece : shown(piece)))
                .join(""),
    };
}

/** The mark of a part of a marked value. A setting's parts are not told apart. */
export function partOf(mark: Mark, name: string): Mark {
    if (mark[0] === "configuration") return mark;
    const path = mark[2] ?? "";
    const inner = /^\d+$/.test(name) ? `${path}[${name}]` : path ? `${path}.${name}` : name;
    return mark[0] === "output" ? [mark[0], mark[1], inner] : [mark[0], mark[1], inner];
}

function decoded(hex: string): Mark {
    const unreadable: Mark = ["outside", { kind: "deployment" }];
    try {
        const mark: unknown = JSON.parse(Buffer.from(hex, "hex").toString());
        if (!Array.isArray(mark)) return unreadable;
        const parts: readonly unknown[] = mark;
        const [kind, first, second] = parts;
        if (kind === "outside" && isReason(first)) return typeof second === "string" ? [kind, first, second] : [kind, first];
        if (typeof first !== "string") return unreadable;
        if (kind === "output" && typeof second === "string") return [kind, first, second];
        return kind === "configuration" ? [kind, first, second === true] : unreadable;
    } catch {
        return unreadable;
    }
}

/** Only this file writes marks, so a reason in one is as it was written. */
function isReason(written: unknown): written is Reason {
    return typeof written === "object" && written !== null && "kind" in written;
}

function shown(mark: Mark): string {
    if (mark[0] === "output") return `\${${mark[1].split("::").slice(3).join("::")}.${mark[2]}}`;
    if (mark[0] === "configuration") return `<configuration ${mark[1]}>`;
    return `<${mark[2] ? `${mark[2]} of ` : ""}${nameOf(mark[1])}>`;
}

function nameOf(why: Reason): string {
    switch (why.kind) {
        case "source":
            return `${why.source} ${why.name}`;
        case "account":
            return why.what;
        case "depends":
            return why.on;
        default:
            return why.kind;
    }
}
