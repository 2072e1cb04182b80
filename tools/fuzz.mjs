// Tries broken inputs of every kind and prints those that something throws on, that show a secret, or whose report depends on the order of resources.
//   npm run fuzz -- 100000          the number of inputs
//   npm run fuzz -- 100000 5000     the first seed
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSource } from "./load-source.mjs";

const { faultsOf } = loadSource("test/fuzz/fuzz");
const [count = 10_000, first = 0] = process.argv.slice(2).map(Number);
const start = process.cpuUsage();
let faults = 0;
for (let seed = first; seed < first + count; seed += 1) {
    for (const { kind, what, input } of faultsOf(seed)) {
        faults += 1;
        const file = join(tmpdir(), `prodgate-fuzz-${String(seed)}.json`);
        writeFileSync(file, JSON.stringify(input, undefined, 2));
        console.log(`${String(seed)} ${kind}: ${what}\n  ${file}`);
    }
}
const { user, system } = process.cpuUsage(start);
console.log(`${String(count)} inputs from seed ${String(first)}: ${String(faults)} faults, ${((user + system) / 1e6).toFixed(0)} s of CPU`);
process.exitCode = faults > 0 ? 1 : 0;
