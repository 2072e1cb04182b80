/** Days as settings write them: `2027-03-01`, in UTC. */

const DAY_IN_MS = 86_400_000;

/** Whether a text is a day of the calendar: `2027-02-29` is none. */
export function isDay(text: string): boolean {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The current day in UTC. */
export function currentDay(): string {
    return new Date().toISOString().slice(0, 10);
}

/** Days from one to another; negative where the other is before. */
export function daysBetween(from: string, to: string): number {
    return Math.round((Date.parse(to) - Date.parse(from)) / DAY_IN_MS);
}

/** The day that many days after another. */
export function dayAfter(day: string, days: number): string {
    return new Date(Date.parse(day) + days * DAY_IN_MS).toISOString().slice(0, 10);
}
