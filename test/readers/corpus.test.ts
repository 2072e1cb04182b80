import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentOf, contentOfText } from "../../readers/credentials";

interface Entry {
    readonly place: string;
    readonly name: string;
    readonly value: string;
    readonly is: string;
    readonly why: string;
}

/** The goals of the project: a person would miss three in a hundred, and cry wolf once. */
const RECALL = 0.97;
const FALSE_ALARMS = 0.01;

describe.each(["credentials-frozen.json", "credentials.json"])("%s", (file) => {
    const entries = entriesOf(file);
    const credentials = entries.filter(({ is }) => is === "credential");
    const plain = entries.filter(({ is }) => is === "plain");
    const weak = entries.filter(({ is }) => is === "weak");

    it("has enough of both kinds", () => {
        expect(credentials.length + plain.length + weak.length).toBe(entries.length);
        expect(Math.min(credentials.length, plain.length)).toBeGreaterThanOrEqual(100);
        expect(weak.length).toBeGreaterThan(0);
        expect(new Set(entries.map(({ name, value }) => `${name}\n${value}`)).size).toBe(entries.length);
    });

    it(`finds at least ${String(100 * RECALL)} % of the credentials`, () => {
        const missed = credentials.filter((entry) => answer(entry) !== "credential");
        const recall = 1 - missed.length / credentials.length;
        report(file, "found", credentials.length - missed.length, credentials.length);
        // Which ones is said only when there are too many: the list tells what kind is missing.
        expect(recall < RECALL ? missed.map(said) : []).toEqual([]);
    });

    it(`takes at most ${String(100 * FALSE_ALARMS)} % of what is plain for a credential`, () => {
        const alarms = plain.filter((entry) => ["credential", "suspicious"].includes(answer(entry)));
        report(file, "false alarms", alarms.length, plain.length);
        expect(alarms.length / plain.length > FALSE_ALARMS ? alarms.map(said) : []).toEqual([]);
    });

    // A person may say either, so it is scored apart, and only not lost.
    it("takes most of what only hints at a credential for suspicious", () => {
        const suspicious = weak.filter((entry) => answer(entry) === "suspicious");
        report(file, "weak and suspicious", suspicious.length, weak.length);
        expect(suspicious.length).toBeGreaterThan(weak.length / 2);
    });
});

function answer({ place, name, value }: Entry): string {
    return place === "text" ? contentOfText(value) : contentOf(name, value);
}

function said({ name, why }: Entry): string {
    return `${name} (${why})`;
}

/** Both halves and both rates, apart. */
function report(file: string, what: string, count: number, of: number): void {
    process.stdout.write(`${file}: ${String(count)} of ${String(of)} ${what}\n`);
}

function entriesOf(file: string): readonly Entry[] {
    const json: unknown = JSON.parse(readFileSync(join(__dirname, "..", "corpus", file), "utf8"));
    return Array.isArray(json) ? json.map(entryOf) : [];
}

function entryOf(json: unknown): Entry {
    const fields = typeof json === "object" && json !== null ? new Map<string, unknown>(Object.entries(json)) : new Map<string, unknown>();
    const text = (key: string): string => {
        const value = fields.get(key);
        return typeof value === "string" ? value : "";
    };
    return { place: text("place"), name: text("name"), value: text("value"), is: text("is"), why: text("why") };
}
