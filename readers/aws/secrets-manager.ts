/** AWS Secrets Manager. */

import type { SecretArgs } from "@pulumi/aws/secretsmanager/secret";
import type { SecretRotationArgs } from "@pulumi/aws/secretsmanager/secretRotation";
import type { SecretVersionArgs } from "@pulumi/aws/secretsmanager/secretVersion";
import { amendable } from "../../architecture/amendable";
import { amend } from "../../architecture/amendment";
import { any, atLeast, holds, isTrue, undecided, yes, type Answer } from "../../architecture/answer";
import { dependsOn } from "../../architecture/reason";
import { orElse, requirement } from "../../architecture/requirement";
import { becomes, known, many, unknown } from "../../architecture/value";
import { byProvider, type Merged, type Plain, type Props } from "../props";
import { reader } from "../reader";
import { storedSecret } from "../passwords";
import { fromConfiguration } from "../secret-configuration";

const SECRET = "aws_secretsmanager_secret";

export const secretsManagerSecret = reader<SecretArgs>({
    types: [SECRET, "aws:secretsmanager/secret:Secret"],
    names: ["name"],
    facets: ["recovery", "rotation"],
    read(p, subject) {
        // Provider default: "This value can be `0` to force deletion without recovery or range from `7` to `30` days. The default value is `30`."
        const days = p.count("recoveryWindowInDays", 30);
        // It may hold a key of another company, which AWS cannot change.
        const byHand = undecided(unknown(subject.place, dependsOn("whether what it holds is rotated by hand")));
        const fix = p.advise({
            pulumi: "Add an aws.secretsmanager.SecretRotation for it.",
            terraform: "Add an aws_secretsmanager_secret_rotation for it.",
        });
        return [
            subject.component("secret", {
                recovery: requirement(atLeast(days, 1), "cannot be recovered once it is deleted", becomes(days, 30)),
                rotation: requirement(amendable(byHand), "is not rotated", fix),
            }),
        ];
    },
});

/** How often is judged here, whose secret it is: RDS makes some by itself. */
export const secretsManagerSecretRotation = reader<SecretRotationArgs>({
    types: ["aws_secretsmanager_secret_rotation", "aws:secretsmanager/secretRotation:SecretRotation"],
    facets: ["rotation"],
    amends: ["rotation"],
    read(p, subject) {
        const rules = p.in("rotationRules");
        return [
            subject.component("rotation", {
                rotation: requirement(oftenEnough(rules), "does not rotate its secret every 90 days", rules.set(DAYS, 90)),
            }),
            amend(p.to("secretId", { types: [SECRET] }), "rotation", (mine) => orElse(mine, yes())),
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

type Rules = Merged<Plain<SecretRotationArgs["rotationRules"]>>;
const DAYS = "automaticallyAfterDays";

/** AWS Security Hub asks for 90 days: https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4 */
function oftenEnough(rules: Props<Rules>): Answer {
    const scheduled = rules.has("scheduleExpression");
    const numbered = rules.has(DAYS);
    if (numbered.kind === "known" && !numbered.value && scheduled.kind === "known" && !scheduled.value) return isTrue(numbered);
    const byNumber = numbered.kind === "known" && !numbered.value ? [] : [holds(rules.count(DAYS, byProvider), (days) => days <= 90)];
    const bySchedule = scheduled.kind === "known" && !scheduled.value ? [] : [everyQuarter(rules)];
    return any(...byNumber, ...bySchedule);
}

/** `rate(30 days)`, `cron(0 8 1 * ? *)`. https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html */
function everyQuarter(rules: Props<Rules>): Answer {
    const schedule = rules.text("scheduleExpression", byProvider);
    if (schedule.kind === "unknown") return undecided(schedule);
    const [, amount = "", unit = ""] = /^rate\((\d{1,6}) (hour|day)s?\)$/.exec(schedule.value.trim()) ?? [];
    if (amount !== "") return holds(schedule, () => Number(amount) / (unit === "hour" ? 24 : 1) <= 90);
    const [, , , month] = schedule.value.trim().split(/\s+/);
    if (month === "*") return yes();
    return undecided(unknown(schedule.place, dependsOn("how often the schedule comes around")));
}
