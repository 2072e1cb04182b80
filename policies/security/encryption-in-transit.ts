import { not } from "../../architecture/answer";
import { orElse, unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** Any network on the way can read and change traffic in clear text, sessions and passwords included. */
export const encryptionInTransit = definePolicy({
    name: "encryption-in-transit",
    area: "security",
    title: "Traffic that crosses the internet is encrypted",
    severity: "blocker",
    items: ["regulations-mapped"],
    controls: { "pci-dss": ["4.2.1"], soc2: ["CC6.7"] },
    options: {},
    judges: "transport",

    judge({ transport }, { check }) {
        check.each(transport, ({ detail, fromInternet, carries, encrypted }) =>
            check(unless(not(fromInternet), orElse(encrypted, not(carries))), detail),
        );
    },
});
