/** When a policy came, and whether that is new to its user. */

/** `1.4.0`, `1.4` and `1`, as numbers; undefined for anything else. */
export function versionParts(text: string): readonly [number, number, number] | undefined {
    const [, major, minor = "0", patch = "0"] = /^(\d{1,6})(?:\.(\d{1,6})(?:\.(\d{1,6}))?)?$/.exec(text) ?? [];
    return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/**
 * Whether a policy that came with version `since` is new: it came after the first version of the major version in use, and after those that the user has
 * asked for (`policies-of`). New policies advise: an upgrade that is not a major one stops nothing that went through before.
 */
export function isNewIn(since: string | undefined, { current, policiesOf }: { readonly current: string; readonly policiesOf?: string }): boolean {
    const came = since === undefined ? undefined : versionParts(since);
    const used = versionParts(current);
    if (came === undefined || used === undefined || !isAfter(came, [used[0], 0, 0])) return false;
    const asked = policiesOf === undefined ? undefined : versionParts(policiesOf);
    return asked === undefined || isAfter(came, asked);
}

function isAfter(a: readonly number[], b: readonly number[]): boolean {
    const at = a.findIndex((part, index) => part !== b[index]);
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
