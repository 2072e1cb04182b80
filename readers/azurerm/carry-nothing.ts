/** Types that hold nothing a policy asks for, so that a reference from them weakens nothing. */
export const azurermCarryNothing: readonly string[] = [];
