// What the command line costs before it does anything, beside Node: the median of nine runs, in turns.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { checkout } from "./engine.mjs";

const RUNS = 9;
const commands = [
    ["node -e 0", ["-e", "0"]],
    ["prodgate --version", [join(checkout, "dist", "cli", "main.js"), "--version"]],
];
const times = commands.map(() => []);
for (let run = 0; run < RUNS; run += 1) for (const [index, [, args]] of commands.entries()) times[index].push(seconds(args));
const middles = times.map((of) => of.sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
console.table(commands.map(([command], index) => ({ command, [`s (median of ${String(RUNS)})`]: middles[index].toFixed(3) })));

function seconds(args) {
    const started = performance.now();
    spawnSync(process.execPath, args, { stdio: "ignore" });
    return (performance.now() - started) / 1000;
}
