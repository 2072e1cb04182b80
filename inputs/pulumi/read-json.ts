/** Which of Pulumi's JSON outputs a file is. */

import type { Input } from "../../resources/resource";
import { readJsonFile } from "../json-file";
import { isPreview, readPreview } from "./preview-json";
import { isStackExport, readStackExport } from "./stack-export";

/** The input in a JSON file; `undefined` when it is JSON of another kind. */
export function readPulumiJson(path: string): Input | undefined {
    return pulumiInput(readJsonFile(path), path);
}

/** The same for JSON that is parsed already; `path` is for messages. */
export function pulumiInput(value: unknown, path: string): Input | undefined {
    if (isStackExport(value)) return readStackExport(value, path);
    return isPreview(value) ? readPreview(value, path) : undefined;
}
