/** Where a Pulumi program takes what it must not hold. */

/** `the value from configuration with config.requireSecret (...)`. In a stack file that is not encrypted, the same call reads a literal. */
export function fromConfiguration(what: string): string {
    return `${what} from configuration with config.requireSecret (set it with pulumi config set --secret <name>)`;
}
