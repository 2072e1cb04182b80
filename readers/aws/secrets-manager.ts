/** AWS Secrets Manager. */

import type { SecretArgs } from "@pulumi/aws/secretsmanager/secret";
import type { SecretVersionArgs } from "@pulumi/aws/secretsmanager/secretVersion";
import { atLeast } from "../../architecture/answer";
import { requirement } from "../../architecture/requirement";
import { becomes, known, many } from "../../architecture/value";
import { reader } from "../reader";
import { storedSecret } from "../passwords";
import { fromConfiguration } from "../secret-configuration";

export const secretsManagerSecret = reader<SecretArgs>({
    types: ["aws_secretsmanager_secret", "aws:secretsmanager/secret:Secret"],
    names: ["name"],
    facets: ["recovery"],
    read(p, subject) {
        // Provider default: "This value can be `0` to force deletion without recovery or range from `7` to `30` days. The default value is `30`."
        const days = p.count("recoveryWindowInDays", 30);
        return [
            subject.component("secret", { recovery: requirement(atLeast(days, 1), "cannot be recovered once it is deleted", becomes(days, 30)) }),
        ];
    },
});

/** The write-only `secretStringWo` never reaches the state. */
export const secretsManagerSecretVersion = reader<SecretVersionArgs>({
    types: ["aws_secretsmanager_secret_version", "aws:secretsmanager/secretVersion:SecretVersion"],
    facets: ["settings"],
    read(p, subject) {
        const fix = p.advise({
            pulumi: `Take ${fromConfiguration("the value")}, or put it in Secrets Manager by hand.`,
            terraform: "Pass a sensitive variable to secret_string_wo, or put the value in Secrets Manager by hand.",
        });
        const name = known(subject.resource.name, subject.place);
        const written = [p.raw("secretString"), p.raw("secretBinary")].flatMap((entry) =>
            entry ? [storedSecret(entry, name, subject.resource, fix)] : [],
        );
        return [subject.component("secret", { settings: many(written) })];
    },
});
