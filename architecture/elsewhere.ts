/** What teams often keep in another program than the one that is judged. */

/** What an environment may keep in another program: declared there, its absence here is no finding. */
export const elsewhereKinds = ["alarms", "diagnostic-settings", "locks"] as const;
export type Elsewhere = (typeof elsewhereKinds)[number];

/** `diagnostic settings` */
export function elsewhereText(kind: Elsewhere): string {
    return kind.replaceAll("-", " ");
}
