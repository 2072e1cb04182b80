import type { Finding } from "../gate/assessment";

/** Where a person opens what a finding is about. */
export interface Source {
    /** As it is named from where prodgate runs, with `/` between folders. */
    readonly file: string;
    /** The line that declares it, from 1; absent where only the input's file is known. */
    readonly line?: number;
}

/** By finding; undefined where the input is no file. */
export type SourceOf = (finding: Finding) => Source | undefined;
