import { any, not } from "../../architecture/answer";
import { isReplica } from "../../architecture/facets/replica";
import { unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** Protection is lifted when somebody means to delete: what is deleted by mistake then is gone without a copy. */
export const deletionSafeguards = definePolicy({
    name: "deletion-safeguards",
    area: "devops",
    title: "What is deleted leaves a copy, or is not deleted before it is empty",
    severity: "risk",
    items: ["rollback", "data-retention"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "deletion",

    judge(component, { check }) {
        const { holdsData, holdsCode, kept } = component.deletion;
        check(unless(any(not(holdsData), holdsCode, isReplica(component)), kept));
    },
});
