import { not } from "../../architecture/answer";
import { orElse, unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** Whoever sits on the way, in a café or at a provider, reads and changes what crosses the internet in clear, sessions and passwords included. */
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
