// What the command line costs before it does anything, beside Node: the median of nine runs, in turns.
import { join } from "node:path";
import { checkout } from "./engine.mjs";
import { costOf, medians } from "./process.mjs";

const RUNS = 9;
const commands = [
    ["node -e 0", ["-e", "0"]],
    ["prodgate --version", [join(checkout, "dist", "cli", "prodgate.js"), "--version"]],
    ["prodgate --help", [join(checkout, "dist", "cli", "prodgate.js"), "--help"]],
];
const costs = medians(
    RUNS,
    commands.map(
        ([, args]) =>
            () =>
                costOf(args),
    ),
);
console.table(
    commands.map(([command], index) => {
        const { cpu, memory } = costs[index];
        return {
            command,
            [`CPU s (median of ${String(RUNS)})`]: cpu.toFixed(3),
            times: (cpu / costs[0].cpu).toFixed(2),
            "peak MB": Math.round(memory),
        };
    }),
);
