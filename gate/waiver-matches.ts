/** Which findings and resources a waiver means. */

import { grouped } from "../architecture/grouped";
import { globMatches } from "./glob";
import type { JudgedWaiver, Waivable, WaiverContext } from "./waiver";

/** Finds the waivers of a finding, in their order. A waiver that names one resource costs one look-up, however many there are. */
export function matcher(entries: readonly JudgedWaiver[]): (finding: Waivable) => readonly JudgedWaiver[] {
    const order = new Map(entries.map((entry, at) => [entry, at]));
    const settings = grouped(
        entries.filter(({ path }) => path === undefined),
        ({ written }) => (isGlob(written.resource) ? written.policy : keyOf(written.policy, written.resource)),
    );
    const code = grouped(
        entries.filter(({ path }) => path !== undefined),
        ({ written, path = "" }) => keyOf(written.policy, path),
    );
    const lengths = lengthsOf(entries);
    return (finding) => {
        const { policy, resource, detail = "" } = finding;
        const names = namesOf(resource);
        const candidates = [
            ...(settings.get(policy) ?? []),
            ...names.flatMap((name) => settings.get(keyOf(policy, name)) ?? []),
            ...scopesOf(resource.path, lengths).flatMap((path) => code.get(keyOf(policy, path)) ?? []),
        ];
        return [...new Set(candidates)]
            .filter(
                ({ written }) =>
                    written.policy === policy &&
                    names.some((name) => globMatches(written.resource, name)) &&
                    globMatches(written.detail ?? "*", detail),
            )
            .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    };
}

/** Whether a pattern is more than a name. */
function isGlob(pattern: string): boolean {
    return pattern.includes("*");
}

/** Two that are written alike are told apart by what is compared afterwards. */
function keyOf(policy: string, text: string): string {
    return `${policy}\n${text}`;
}

/** What a waiver may call a resource by. */
function namesOf({ name, address, path }: WaiverContext["resources"][number]): readonly string[] {
    return [...new Set([name, address, ...(path === undefined ? [] : [path])])];
}

/** How long the paths are that waivers in code are for. */
export function lengthsOf(entries: readonly JudgedWaiver[]): ReadonlySet<number> {
    return new Set(entries.flatMap(({ path }) => path?.length ?? []));
}

/** A construct's path and those around it, as far as one of these lengths: of a long path, few parts are looked up. */
function scopesOf(path: string | undefined, lengths: ReadonlySet<number>): readonly string[] {
    if (path === undefined) return [];
    return [...lengths]
        .filter((length) => length === 0 || length === path.length || path.charAt(length) === "/")
        .map((length) => path.slice(0, length));
}

/** Whether the input has a resource that a waiver may mean. */
export function presence(resources: WaiverContext["resources"], lengths: ReadonlySet<number>): (entry: JudgedWaiver) => boolean {
    const names = new Set(resources.flatMap(namesOf));
    const list = [...names];
    const scopes = new Set(resources.flatMap(({ path }) => scopesOf(path, lengths)));
    return ({ written, path }) => {
        const { resource } = written;
        if (path === undefined) return isGlob(resource) ? list.some((name) => globMatches(resource, name)) : names.has(resource);
        if (resource === "*" || !scopes.has(path)) return scopes.has(path);
        const length = new Set([path.length]);
        return resources.some((one) => scopesOf(one.path, length).includes(path) && namesOf(one).some((name) => globMatches(resource, name)));
    };
}
