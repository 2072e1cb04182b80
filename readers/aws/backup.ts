/** AWS Backup: selections of what is backed up, and vaults. */

import type { SelectionArgs } from "@pulumi/aws/backup/selection";
import type { VaultArgs } from "@pulumi/aws/backup/vault";
import { amend, type Amendment } from "../../architecture/amendment";
import { any, yes } from "../../architecture/answer";
import type { CanonicalType } from "../../architecture/component";
import { pointer, type Pointer } from "../../architecture/pointer";
import { keptUnlessForced } from "../deletion";
import type { Props } from "../props";
import { reader } from "../reader";

export const backupSelection = reader<SelectionArgs>({
    types: ["aws_backup_selection", "aws:backup/selection:Selection"],
    facets: [],
    amends: ["backupRetention", "backups"],
    read: (p) => selectedBy(p).flatMap(copies),
});

const STORES: readonly CanonicalType[] = ["aws_db_instance", "aws_rds_cluster", "aws_dynamodb_table"];

/**
 * What a plan backs up. What it selects by tags or by a pattern is told by what is deployed, and may be any of them.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources-json.html
 */
function selectedBy(p: Props<SelectionArgs>): readonly Pointer[] {
    const written = p.texts("resources");
    const named = p.toEach("resources", { types: STORES, name: nameIn });
    const narrowed = BY_TAG.find((key) => {
        const there = p.has(key);
        return there.kind === "unknown" || there.value;
    });
    const pattern = written.items.some(({ value }) => value.includes("*"));
    const unreadable = written.unknowns.length > 0 && named.items.some(({ certainty }) => certainty === "outside");
    if (narrowed !== undefined) return [pointer(p.place(narrowed), "anything", [], STORES)];
    return [...named.items, ...(pattern || unreadable ? [pointer(p.place("resources"), "anything", [], STORES)] : [])];
}

const BY_TAG = ["selectionTags", "conditions"] as const;

/** `arn:aws:rds:eu-central-1:1:db:orders`, `arn:aws:dynamodb:eu-central-1:1:table/carts`. */
function nameIn(arn: string): string | undefined {
    return arn.includes("*") ? undefined : arn.split(/[:/]/).at(-1);
}

function copies(to: Pointer): readonly Amendment[] {
    return [
        amend(to, "backups", (mine) => ({ ...mine, copied: any(mine.copied, yes()) })),
        amend(to, "backupRetention", (mine) => ({ ...mine, copied: any(mine.copied, yes()) })),
    ];
}

export const backupVault = reader<VaultArgs>({
    types: ["aws_backup_vault", "aws:backup/vault:Vault"],
    names: ["name"],
    facets: ["deletion"],
    read: (p, subject) => [
        // Provider default: "Default value: `false`."
        subject.component("backup vault", { deletion: keptUnlessForced(p.flag("forceDestroy", false), "recovery points") }),
    ],
});
