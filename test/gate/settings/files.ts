import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { settingsFrom, type SettingsRead } from "../../../gate/settings/settings";

/** Runs with these files in a folder of their own, which is removed. */
export function inFolder<T>(files: Readonly<Record<string, string | Buffer>>, run: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-settings-"));
    try {
        for (const [name, text] of Object.entries(files)) {
            const file = join(folder, name);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
        return run(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** What a `prodgate.yaml` of this text says, beside other files. */
export function settingsIn(text: string | Buffer, others: Readonly<Record<string, string>> = {}): SettingsRead {
    return inFolder({ ...others, "prodgate.yaml": text }, (folder) => settingsFrom(join(folder, "prodgate.yaml")));
}
