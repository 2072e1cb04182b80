import { definePolicy } from "../policy";

/** A secret that is gone for good stops everything that reads it, and what it encrypted stays encrypted. */
export const vaultRecoverable = definePolicy({
    name: "vault-recoverable",
    area: "security",
    title: "Deleted secrets and vaults can be recovered",
    severity: "risk",
    items: ["secrets-vault", "rollback"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "recovery",

    judge({ recovery }, { check }) {
        check(recovery);
    },
});
