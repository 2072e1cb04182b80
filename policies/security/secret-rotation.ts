import { definePolicy } from "../policy";

/** What never changes is worth stealing: a copy of it in a log, a backup or a former colleague's notes works for years. */
export const secretRotation = definePolicy({
    name: "secret-rotation",
    area: "security",
    title: "Stored secrets and keys are rotated",
    severity: "risk",
    items: ["secrets-vault"],
    // PCI DSS 4.0.1, 3.7.4: keys are changed at the end of their cryptoperiod; 8.6.3: passwords of applications are changed periodically.
    controls: { "pci-dss": ["3.7.4", "8.6.3"], soc2: ["CC6.1"] },
    options: {},
    judges: "rotation",

    judge({ rotation }, { check }) {
        check(rotation);
    },
});
