/** Sorts by code units, in every locale alike. */
export function compare(a: string | number, b: string | number): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

export function compareAddresses(a: { readonly address: string }, b: { readonly address: string }): number {
    return compare(a.address, b.address);
}
