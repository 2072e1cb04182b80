/** Text in which hole number n is one private character, U+E000 + n, so that patterns see one character that nobody writes. */

import { constants, gunzipSync } from "node:zlib";
import { Hole } from "../../resources/node";

export interface Text {
    readonly written: string;
    readonly holes: readonly Hole[];
    readonly parts: readonly (string | Hole)[];
}

export const SCANNED = 64 * 1024;
/** Azure's custom data, the longest of its kind, is 64 KB before base64 makes a third more of it. */
const DECODED = 2 * SCANNED;
const INFLATED = 1024 * 1024;

const FIRST_HOLE = 0xe000;
const LAST_HOLE = 0xf8ff;
export const HOLE = /[\uE000-\uF8FF]/;
const HOLES = /[\uE000-\uF8FF]/g;

export function textOf(parts: readonly (string | Hole)[]): Text {
    const holes: Hole[] = [];
    const written = parts.map((part) => {
        if (!(part instanceof Hole)) return part.replace(HOLES, "\uFFFD");
        holes.push(part);
        return String.fromCharCode(Math.min(FIRST_HOLE + holes.length - 1, LAST_HOLE));
    });
    return { written: written.join("").trim(), holes, parts };
}

/** The holes in a fragment of the text. */
export function holesIn(fragment: string, holes: readonly Hole[]): readonly Hole[] {
    return Array.from(fragment.matchAll(HOLES)).flatMap(([sign]) => holes[sign.charCodeAt(0) - FIRST_HOLE] ?? []);
}

/** Of a longer text both ends, so that time is linear and what is appended is seen. */
export function clipped(text: string): string {
    return text.length <= SCANNED ? text : `${text.slice(0, SCANNED / 2)}\n${text.slice(-SCANNED / 2)}`;
}

/** What base64 hides, gunzipped if it is gzip. Binary content is no text. */
export function decode(written: string): string | undefined {
    const encoded = written.slice(0, DECODED);
    if (!/^[A-Za-z0-9+/\s]{16,}={0,2}$/.test(encoded)) return undefined;
    const bytes = Buffer.from(encoded, "base64");
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes.toString("utf8");
    return text === undefined || Array.from(text.slice(0, 512)).some((one) => one < "\t" || one === "\uFFFD") ? undefined : text;
}

function gunzip(bytes: Buffer): string | undefined {
    try {
        // Cut where DECODED ends, it still inflates as far as it goes.
        return gunzipSync(bytes, { maxOutputLength: INFLATED, finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
    } catch {
        return undefined;
    }
}
