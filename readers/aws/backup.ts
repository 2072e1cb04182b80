/** AWS Backup: vaults. */

import type { VaultArgs } from "@pulumi/aws/backup/vault";
import { keptUnlessForced } from "../deletion";
import { reader } from "../reader";

export const backupVault = reader<VaultArgs>({
    types: ["aws_backup_vault", "aws:backup/vault:Vault"],
    names: ["name"],
    facets: ["deletion"],
    read: (p, subject) => [
        // Provider default: "Default value: `false`."
        subject.component("backup vault", { deletion: keptUnlessForced(p.flag("forceDestroy", false), "recovery points") }),
    ],
});
