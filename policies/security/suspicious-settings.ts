import { isTrue, not } from "../../architecture/answer";
import { requirement } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** A value that looks like a credential, in a place that the cloud shows, whose name does not settle it: a person decides what it is. */
export const suspiciousSettings = definePolicy({
    name: "suspicious-settings",
    area: "security",
    title: "Settings that may hold a credential hold none",
    severity: "risk",
    items: ["secrets-vault"],
    controls: { "pci-dss": ["8.6.2"], soc2: ["CC6.1"] },
    options: {},
    judges: "settings",

    judge({ settings }, { check }) {
        check.each(settings, ({ suspicious, detail, fix }) => {
            check(requirement(not(isTrue(suspicious)), `shows what may be a credential in clear text in ${detail}`, fix), detail);
        });
    },
});
