/** What keeps databases from being deleted: the tool's own protection, and management locks on them or on what holds them. */

import { orElse, orElsewhere } from "../../architecture/requirement";
import { protectedBy } from "../protection";
import { amendable } from "../../architecture/amendable";
import { amend, consult, type Amendment } from "../../architecture/amendment";
import { any, isTrue, no, undecided, type Answer } from "../../architecture/answer";
import type { Locks } from "../../architecture/facets/locks";
import type { Protection } from "../../architecture/facets/protection";
import { pointer, type Pointer } from "../../architecture/pointer";
import { advise, unknown } from "../../architecture/value";
import type { Contribution, Subject } from "../reader";

/** A database's resource group and its server: a lock on either is a lock on it. https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources */
export type Residence = readonly Pointer[];

export function protectionOf(within: Residence, subject: Subject): Protection {
    const held = protectedBy(any(isTrue(subject.protect), locked(within, subject)), advise(PROTECT_IT[subject.resource.syntax]));
    return { held: orElsewhere("locks", held, !subject.declares(LOCK)) };
}

/** A lock on the server or the resource group is a lock on the database. */
export function databaseLocks(within: Residence, { place }: Subject): readonly Contribution[] {
    return within.map((to) =>
        consult(place.address, to, "protection", "locks", (mine, { locks }) => ({
            held: orElse(mine.held, locks.deletion),
        })),
    );
}

/** Until a lock says otherwise. It stays so when a type that is not read names the group, as everything in it does. */
export const noLocks: Locks = { deletion: no() };

/** A server is as locked as its resource group. */
export function locksOf(group: Pointer, subject: Subject): Locks {
    return subject.declares(LOCK) && group.certainty === "anything" ? { deletion: undecided(unknown(group.place)) } : noLocks;
}

export function serverLocks(group: Pointer, { place }: Subject): Contribution {
    return consult(place.address, group, "locks", "locks", (mine, { locks }) => ({ deletion: any(mine.deletion, locks.deletion) }));
}

/**
 * What a lock does to the resource that it names, or may do to all of them when what it names is out of sight: a subscription, a group of another program.
 * One on a resource of another type, as a network, holds no database.
 */
export function lock(scope: Pointer, deletion: Answer): readonly Amendment[] {
    if (scope.certainty === "nowhere" || scope.certainty === "other") return [];
    const inSight = scope.certainty === "sure" || scope.certainty === "possible";
    const to = inSight ? scope : pointer(scope.place, "anything");
    return [
        amend(to, "protection", (mine) => ({ held: orElse(mine.held, deletion) })),
        amend(to, "locks", (mine) => ({ deletion: any(mine.deletion, deletion) })),
    ];
}

/** ReadOnly keeps from deleting too. https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources */
export const lockLevels = { CanNotDelete: true, ReadOnly: true, NotSpecified: false } as const;

/** Until a lock says so. One of the input may be on what the database is in, where that is out of sight. */
function locked(within: Residence, subject: Subject): Answer {
    if (!subject.declares(LOCK)) return amendable(no());
    const hidden = within.filter((to) => to.certainty === "anything");
    return hidden.length ? undecided(...hidden.map((to) => unknown(to.place))) : amendable(no());
}

const LOCK = "Microsoft.Authorization/locks";

const PROTECT_IT = {
    pulumi: 'Give it the resource option protect: true, or a ManagementLockByScope with level "CanNotDelete".',
    terraform: 'Give it lifecycle { prevent_destroy = true }, or an azurerm_management_lock with lock_level "CanNotDelete".',
};
