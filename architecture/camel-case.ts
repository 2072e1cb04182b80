/** Terraform's names as the bindings of CDKTF and cdktn spell them: a test compares both with the installed ones. */

/** `multi_az` -> `multiAz`, `kerberos_5i_read_only_enabled` -> `kerberos5IReadOnlyEnabled`. */
export function camelCase(name: string): string {
    const before = respelt.get(name);
    if (before !== undefined) return before;
    const now = name
        .replace(/_([a-z0-9])/g, (_, first: string) => first.toUpperCase())
        .replace(/(\d)([a-z])/g, (_, digit: string, next: string) => digit + next.toUpperCase());
    if (respelt.size < MOST_KEPT) respelt.set(name, now);
    return now;
}

/** Every resource of a type has the same names. Keys of a user's own maps are names too, so that not all of them are kept. */
const respelt = new Map<string, string>();
const MOST_KEPT = 10_000;

/** The class of a resource's type: `aws_sqs_queue` -> `SqsQueue`. */
export function constructOf(type: string): string {
    const name = camelCase(type.slice(type.indexOf("_") + 1));
    return name.charAt(0).toUpperCase() + name.slice(1);
}
