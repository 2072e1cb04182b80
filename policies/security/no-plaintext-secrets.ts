import { holds } from "../../architecture/answer";
import { requirement } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** A credential written where the cloud shows it can be read by any user with read access to the resource, and stays in the state. */
export const noPlaintextSecrets = definePolicy({
    name: "no-plaintext-secrets",
    area: "security",
    title: "Credentials are not written in clear text",
    severity: "blocker",
    items: ["secrets-vault"],
    controls: { "pci-dss": ["8.6.2"], soc2: ["CC6.1"] },
    options: {},
    judges: "settings",

    judge({ settings }, { check }) {
        check.each(settings, (setting) => {
            const harmless = holds(setting.content, (content) => content !== "credential");
            const problem =
                setting.place === "shown" ? `shows a credential in clear text in ${setting.detail}` : `has a literal password in ${setting.detail}`;
            check(requirement(harmless, problem, setting.fix), setting.detail);
        });
    },
});
