/** How many programs of the corpus reach their end: `node tools/corpus.mjs [dist folder] [program ...]`. */

import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [dist = "dist", ...only] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const load = createRequire(join(resolve(dist), "corpus.js"));
const { evaluateProgram } = load("./inputs/pulumi/program");
const { assessment } = load("./gate/assessment");

const folder = join(root, "test", "inputs", "pulumi", "corpus");
const programs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (only.length === 0 || only.includes(entry.name)))
    .map(({ name }) => name)
    .sort();
const results = new Map();
const waiting = [...programs];

async function work() {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const input = await evaluateProgram(join(folder, name));
        results.set(name, { input, verdict: assessment([input]).verdict });
    }
}

await Promise.all([work(), work()]);

/** What is said of a program that did not reach its end comes first. */
const STOPPED = /^the program (?:stopped|ended|did not end)/;
const rows = programs.map((name) => {
    const { input, verdict } = results.get(name);
    const ended = !input.notEvaluated.some((line) => STOPPED.test(line));
    return { name, ended, complete: input.complete, resources: input.resources.length, notEvaluated: input.notEvaluated, verdict };
});
for (const { name, ended, complete, resources, notEvaluated, verdict } of rows) {
    const end = ended ? (complete ? "end" : "end, not complete") : "stopped";
    console.log(
        `${name.padEnd(26)} ${end.padEnd(18)} ${String(resources).padStart(3)} resources ${String(notEvaluated.length).padStart(3)} not evaluated  ${verdict}`,
    );
    if (only.length || !ended) for (const line of notEvaluated) console.log(`    ${line}`);
}
const count = (test) => String(rows.filter(test).length);
const sum = (of) => String(rows.reduce((total, row) => total + of(row), 0));
console.log(
    `${String(rows.length)} programs: ${count(({ ended }) => ended)} reach their end, ${count(({ complete }) => complete)} complete; ` +
        `${sum(({ resources }) => resources)} resources, ${sum(({ notEvaluated }) => notEvaluated.length)} not evaluated`,
);
