/** What the settings may say is kept in another program, and how a report says it. */

import { elsewhereKinds, elsewhereText, type Elsewhere } from "../architecture/elsewhere";
import { capitalised, type Excused } from "../policies/judgement";

export { elsewhereKinds, type Elsewhere } from "../architecture/elsewhere";

/** What was not checked because the settings say that another program declares it. */
export interface KeptElsewhere {
    readonly kind: Elsewhere;
    /** How many resources have none of it in the input. */
    readonly resources: number;
}

/** In the order of the kinds; a kind that no resource lacks is left out. */
export function keptElsewhere(excused: readonly Excused[]): readonly KeptElsewhere[] {
    return elsewhereKinds.flatMap((kind) => {
        const resources = new Set(excused.filter((one) => one.kind === kind).map(({ component }) => component.address)).size;
        return resources === 0 ? [] : [{ kind, resources }];
    });
}

/** `Alarms are kept elsewhere, by the settings: 4 resources were not checked for them.` */
export function keptElsewhereLine({ kind, resources }: KeptElsewhere): string {
    const were = resources === 1 ? "1 resource was" : `${String(resources)} resources were`;
    return `${capitalised(elsewhereText(kind))} are kept elsewhere, by the settings: ${were} not checked for them.`;
}
