import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Where tools that are expensive to get are kept: outside the checkout, so that every fresh clone on a machine shares them. */
export function cached(...path) {
    const root = process.env.PRODGATE_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "prodgate");
    return join(root, ...path);
}

/** Fills a folder once. It appears under its name only when complete: an interrupted or concurrent run leaves nothing half done. */
export function fillOnce(folder, fill) {
    if (existsSync(folder)) return folder;
    const draft = `${folder}.${randomUUID()}`;
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(draft);
    try {
        fill(draft);
        if (!existsSync(folder)) renameSync(draft, folder);
    } catch (error) {
        // Another run finished first: its result is as good as ours.
        if (!existsSync(folder)) throw error;
    } finally {
        rmSync(draft, { recursive: true, force: true });
    }
    return folder;
}

/** Progress goes to stderr: stdout is the answer alone. */
export function progress(text) {
    process.stderr.write(`${text}\n`);
}

/** Ends with one line on stderr. Exit 3 means that something this machine lacks is needed; 1 that getting it failed. */
export function giveUp(code, reason) {
    process.stderr.write(`${reason}\n`);
    process.exit(code);
}
