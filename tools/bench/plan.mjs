// Writes a large plan: copies of the recorded ones, each of which refers to itself only.
//   node tools/bench/plan.mjs FILE COPIES
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkout } from "./engine.mjs";

const RECORDED = ["production.prod-orders-data", "production.prod-orders-service", "prototype.order-service"];

/** How many resources it has. */
export function writePlan(file, copies) {
    const recorded = RECORDED.map((name) =>
        JSON.parse(readFileSync(join(checkout, "test/inputs/terraform/plans/orders", `${name}.plan.json`), "utf8")),
    );
    const [{ configuration, planned_values: _, prior_state: __, resource_changes: ___, ...others }] = recorded;
    const target = openSync(file, "w");
    // In parts: the whole may be longer than a text can be.
    const list = (of) => {
        let written = 0;
        for (let copy = 0; copy < copies; copy += 1)
            for (const [at, plan] of recorded.entries())
                for (const one of of(plan)) {
                    writeSync(target, `${written === 0 ? "" : ","}${renamed(JSON.stringify(one), `${String(at)}_${String(copy)}`)}`);
                    written += 1;
                }
        return written;
    };
    writeSync(target, `${JSON.stringify(others).slice(0, -1)},"planned_values":{"root_module":{"resources":[`);
    list((plan) => plan.planned_values.root_module.resources ?? []);
    writeSync(target, `]}},"configuration":{"provider_config":${JSON.stringify(configuration.provider_config)},"root_module":{"resources":[`);
    list((plan) => plan.configuration.root_module.resources ?? []);
    writeSync(target, `]}},"resource_changes":[`);
    const resources = list((plan) => plan.resource_changes ?? []);
    writeSync(target, "]}\n");
    closeSync(target);
    return resources;
}

/** Names of resources end with the copy that they are of. */
function renamed(text, copy) {
    return text.replace(/\b(aws_\w+)\.([\w-]+)/g, `$1.$2_${copy}`).replace(/"name":"([\w-]+)"/g, `"name":"$1_${copy}"`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [file, copies] = process.argv.slice(2);
    console.log(`${String(writePlan(file, Number(copies)))} resources`);
}
