// What the policy pack costs in a preview beside an empty pack, in one run: CPU seconds and memory of its process.
//   npm run bench                                     1,000 and 5,000 resources
//   node tools/bench/pack.mjs 1000 --without-peers    other sizes; without Pulumi's AWSGuard, which is installed into the cache of the tests
import { join } from "node:path";
import { parseArgs } from "node:util";
import { awsguard } from "./awsguard.mjs";
import { analysed, checkout } from "./engine.mjs";
import { stackOf } from "./resources.mjs";

const RUNS = 3;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { "without-peers": { type: "boolean", default: false } } });
const packs = [
    ["empty pack", join(checkout, "tools", "bench", "empty-pack")],
    ["prodgate", checkout],
    ["prodgate, 82 policies", join(checkout, "tools", "bench", "many-policies")],
    ...(values["without-peers"] ? [] : peers()),
];
const rows = [];
for (const size of positionals.length > 0 ? positionals.map(Number) : [1000, 5000]) {
    const resources = stackOf(size);
    const runs = packs.map(() => []);
    // In turns, so that what else the machine does meets all packs alike.
    for (let run = 0; run < RUNS; run += 1) for (const [index, [, folder]] of packs.entries()) runs[index].push(await analysed(folder, resources));
    const middles = runs.map((of) => of.sort((a, b) => a.cpu - b.cpu)[Math.floor(RUNS / 2)]);
    for (const [index, [pack]] of packs.entries()) {
        const { cpu, memory, messages } = middles[index];
        rows.push({
            resources: size,
            pack,
            [`CPU s (median of ${String(RUNS)})`]: cpu.toFixed(2),
            "times empty": (cpu / middles[0].cpu).toFixed(2),
            "peak MB": Math.round(memory),
            findings: messages.length,
        });
    }
}
console.table(rows);

/** Other packs, where they can be installed. */
function peers() {
    try {
        return [["AWSGuard", awsguard()]];
    } catch {
        console.error("AWSGuard is left out: it could not be installed");
        return [];
    }
}
