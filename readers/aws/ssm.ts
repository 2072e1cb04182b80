/** AWS Systems Manager: parameters. */

import type { ParameterArgs } from "@pulumi/aws/ssm/parameter";
import type { Setting } from "../../architecture/facets/settings";
import { many, unknown, type Change, type Value } from "../../architecture/value";
import { byProvider, type Entry } from "../props";
import { reader } from "../reader";
import { shownSetting } from "../settings";
import { storedSecret } from "../passwords";

export const ssmParameter = reader<ParameterArgs>({
    types: ["aws_ssm_parameter", "aws:ssm/parameter:Parameter"],
    names: ["name"],
    facets: ["settings"],
    read(p, subject) {
        const type = p.choice("type", { String: "String", StringList: "StringList", SecureString: "SecureString" }, byProvider);
        const named = lastPart(p.text("name", subject.resource.name));
        const inProgram = p.advise({
            pulumi: "Take the value from configuration with config.requireSecret.",
            terraform: "Pass a sensitive variable to value_wo.",
        });
        const secure = ({ place: { path } }: Entry): Change =>
            p.advise({
                pulumi: `Set type to "SecureString", and ${path === "value" ? "take the value" : `replace ${path} by a value`} from configuration with config.requireSecret.`,
                terraform: `Set type = "SecureString", and pass a sensitive variable to value_wo instead of ${path}.`,
            });
        const shown = (entry: Entry): Setting => ({ ...shownSetting({ ...entry, name: named }, secure(entry)), detail: entry.place.path });
        const kept = (entry: Entry): Setting => {
            if (type.kind === "unknown") return { ...shown(entry), content: unknown(type.place) };
            return type.value === "SecureString" ? storedSecret(entry, subject.resource, inProgram) : shown(entry);
        };
        const [value, insecure] = [p.raw("value"), p.raw("insecureValue")];
        return [subject.component("secret", { settings: many([...(value ? [kept(value)] : []), ...(insecure ? [shown(insecure)] : [])]) })];
    },
});

/** `/orders/production/db-password` names its value as `db-password` does. */
function lastPart(name: Value<string>): string {
    return name.kind === "known" ? name.value.slice(name.value.lastIndexOf("/") + 1) : "value";
}
