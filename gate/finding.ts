/** What an assessment is made of. */

import type { Effect } from "../architecture/value";
import type { Enforcement } from "../policies/enforcement";
import type { Cause } from "../policies/judgement";
import type { Area, Severity } from "../policies/policy";
import type { Program } from "../resources/resource";

/**
 * - `go`: everything that could hold a blocker was looked at, and none was found; what is undecided is listed. Compared with a baseline or a report, what was
 *   not looked at then either is listed, too.
 * - `no-go`: a blocker, also where the rest was not seen to its end. Compared with a baseline or a report, one that is new.
 * - `incomplete`: no blocker was found, and something that may hold one was not evaluated or not read.
 * - `not-applicable`: nothing in the input is what a policy asks for.
 */
export type Verdict = "go" | "no-go" | "incomplete" | "not-applicable";

/** Accepted by a person for a reason, for a time. */
export interface Waiver {
    readonly reason: string;
    readonly owner: string;
    /** The last day on which it holds: YYYY-MM-DD. */
    readonly expires: string;
    readonly from: "settings" | "code";
    /** The line that it is written on: `prodgate.yaml:12`. */
    readonly at?: string;
}

/** One thing that a policy found, or could not decide. */
export interface Finding {
    readonly policy: string;
    readonly area: Area;
    readonly severity: Severity;
    readonly enforcement: Enforcement;
    /** What decided that, where it was not the severity: `profile`, `stage secure`, or the line of the settings. */
    readonly enforcedBy?: string;
    readonly status: "violation" | "undecided" | "waived";
    /** Who accepts it, why and until when; set where it is waived. */
    readonly waiver?: Waiver;
    /** Stable across runs and rewording: a hash of policy, program, address and detail; 16 hex digits. */
    readonly fingerprint: string;
    /** Whether a report that this run is compared with has it too. */
    readonly change?: "new" | "remaining";
    readonly resource: {
        /** What it is in the architecture: `database`, `load balancer`. */
        readonly kind: string;
        readonly name: string;
        readonly type: string;
        readonly address: string;
        readonly path?: string;
    };
    /** Whose resource it is, where several programs were assessed. */
    readonly program?: Program;
    /** Stable key where one resource can break a policy twice. */
    readonly detail?: string;
    /** The property in the user's own spelling, with the resource before it when it is another's. */
    readonly property?: string;
    readonly message: string;
    readonly fix?: string;
    readonly effect?: Effect;
    /** What it is due to, where several findings are due to one thing: reports for people say them as one. */
    readonly cause?: Cause;
    /** Why an undecided finding cannot be told, a clause each. */
    readonly because?: readonly string[];
    /** Where the policy's page is; a plugin's policy may have none. */
    readonly docs?: string;
    /** `file:line` of the declaration, where the tool tells it. */
    readonly location?: string;
}

export interface Summary {
    readonly blockers: number;
    readonly risks: number;
    readonly improvements: number;
    readonly undecided: number;
    /** Findings that somebody accepted; they count nowhere else. */
    readonly waived: number;
    /** Violations that the gate stops at: compared with a baseline or a report, those that are new. */
    readonly mandatory: number;
}
