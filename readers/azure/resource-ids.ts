/** Azure's resource ids: `/subscriptions/<id>/resourceGroups/<name>/providers/<type>/<name>`. */

/** The last part is the resource's name. */
export function nameInId(id: string): string | undefined {
    return id.split("/").at(-1);
}
