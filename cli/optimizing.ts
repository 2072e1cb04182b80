/** How V8 compiles the command line, which is a process of prodgate's own. */

import { setFlagsFromString } from "node:v8";

/**
 * What runs for seconds is hardly worth what TurboFan spends on inlining it: this takes a fourth of the time of judging away (docs/performance.md). V8
 * complains on standard error about a flag that it does not have, so only the versions are told that are known to have it: those of Node 20 to 26.
 */
export function inlineLess(): void {
    const major = Number(process.versions.v8.split(".")[0]);
    if (major >= 11 && major <= 14) setFlagsFromString("--max-inlined-bytecode-size-cumulative=200");
}
