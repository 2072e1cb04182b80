/** AWS Systems Manager: parameters. */

import type { ParameterArgs } from "@pulumi/aws/ssm/parameter";
import type { Setting } from "../../architecture/facets/settings";
import { many, unknown, type Change, type Value } from "../../architecture/value";
import { Template, type Node } from "../../resources/node";
import { NAMELESS } from "../credentials";
import { byProvider, type Entry } from "../props";
import { reader } from "../reader";
import { shownSetting } from "../settings";
import { storedSecret } from "../passwords";
import { fromConfiguration } from "../secret-configuration";

export const ssmParameter = reader<ParameterArgs>({
    types: ["aws_ssm_parameter", "aws:ssm/parameter:Parameter"],
    names: ["name"],
    facets: ["settings"],
    read(p, subject) {
        const type = p.choice("type", { String: "String", StringList: "StringList", SecureString: "SecureString" }, byProvider);
        const name = p.text("name", subject.resource.name);
        const named = lastPart(name, p.raw("name")?.node);
        const inProgram = p.advise({
            pulumi: `Take ${fromConfiguration("the value")}.`,
            terraform: "Pass a sensitive variable to value_wo.",
        });
        const secure = ({ place: { path } }: Entry): Change =>
            p.advise({
                pulumi: `Set type to "SecureString", and ${fromConfiguration(path === "value" ? "take the value" : `replace ${path} by a value`)}.`,
                terraform: `Set type = "SecureString", and pass a sensitive variable to value_wo instead of ${path}.`,
            });
        const shown = (entry: Entry): Setting => {
            const setting = { ...shownSetting({ ...entry, name: named }, secure(entry)), detail: entry.place.path };
            return named === NAMELESS && name.kind === "unknown" && setting.content.kind === "unknown" ? { ...setting, content: name } : setting;
        };
        const kept = (entry: Entry): Setting => {
            if (type.kind === "unknown") return { ...shown(entry), content: unknown(type.place) };
            return type.value === "SecureString" ? storedSecret(entry, subject.resource, inProgram) : shown(entry);
        };
        const [value, insecure] = [p.raw("value"), p.raw("insecureValue")];
        return [subject.component("secret", { settings: many([...(value ? [kept(value)] : []), ...(insecure ? [shown(insecure)] : [])]) })];
    },
});

/** `/orders/production/db-password` names its value as `db-password` does, also where deployment decides what stands before it. */
function lastPart(name: Value<string>, written: Node | undefined): string {
    const known = name.kind === "known" ? name.value : endOf(written);
    return known?.slice(known.lastIndexOf("/") + 1) ?? NAMELESS;
}

function endOf(written: Node | undefined): string | undefined {
    const last = written instanceof Template ? written.parts.at(-1) : undefined;
    return typeof last === "string" && last.includes("/") ? last : undefined;
}
