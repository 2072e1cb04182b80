#!/usr/bin/env node
// Keeps one comment on a pull request up to date: node github-comment.mjs <report.markdown> <category>. The Action runs it, with Node alone.
// It never fails a job: a fork's token may not write, and the gate is another step.
import { readFileSync } from "node:fs";

const [, , file, category = "prodgate"] = process.argv;
const { GITHUB_API_URL = "https://api.github.com", GITHUB_REPOSITORY, GITHUB_EVENT_PATH, GITHUB_TOKEN } = process.env;

// Enough for any pull request: a hundred comments each.
const MOST_PAGES = 30;

// Nothing that would end the marker early.
const marker = `<!-- prodgate:${category.replaceAll(/[^\w.]+/g, "-")} -->`;
const body = readFileSync(file, "utf8").replace(/^<!-- prodgate -->/, () => marker);

try {
    const number = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8")).pull_request?.number;
    if (!Number.isInteger(number)) throw new Error("the event is about no pull request");
    const comments = `/repos/${GITHUB_REPOSITORY}/issues/${number}/comments`;
    const updated = await updatedOf(await ours(comments));
    if (!updated) await request("POST", comments);
} catch (error) {
    const reason = String(error instanceof Error ? error.message : error).replaceAll(/[\r\n%]+/g, " ");
    process.stdout.write(`::warning::prodgate left no comment: ${reason}\n`);
}

/** Comments that start with the marker. Anybody may write one: only those of a bot are taken, and one that cannot be changed is passed over. */
async function ours(comments) {
    const found = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
        const some = await request("GET", `${comments}?per_page=100&page=${page}`);
        found.push(...some.filter((one) => one.body?.startsWith(marker) && one.user?.type === "Bot"));
        if (some.length < 100) break;
    }
    return found;
}

async function updatedOf(comments) {
    for (const { id } of comments) {
        try {
            await request("PATCH", `/repos/${GITHUB_REPOSITORY}/issues/comments/${id}`);
            return true;
        } catch (error) {
            if (!/ (?:403|404)$/.test(error.message)) throw error;
        }
    }
    return false;
}

async function request(method, path) {
    const response = await fetch(`${GITHUB_API_URL}${path}`, {
        method,
        headers: { accept: "application/vnd.github+json", authorization: `Bearer ${GITHUB_TOKEN}`, "x-github-api-version": "2022-11-28" },
        ...(method === "GET" ? {} : { body: JSON.stringify({ body }) }),
        signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`${method} ${path.split("?")[0]} answered ${response.status}`);
    return await response.json();
}
