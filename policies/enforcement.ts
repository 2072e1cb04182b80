/** How strictly a severity is enforced where nothing is configured: the `business` profile at the `go-live` stage. */

import type { Severity } from "./policy";

export type Enforcement = "mandatory" | "advisory" | "disabled";

export function enforcementOf(severity: Severity): Enforcement {
    return severity === "blocker" ? "mandatory" : "advisory";
}
