import { dayAfter, daysBetween, isDay } from "../../gate/day";
import { globMatches } from "../../gate/glob";

test.each([
    ["prod", "prod", true],
    ["prod", "prod-eu", false],
    ["prod-*", "prod-eu", true],
    ["*/prod", "acme/shop/prod", true],
    ["*/prod", "prod", false],
    ["*", "", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c", false],
    ["ab*ba", "aba", false],
    ["**", "anything", true],
    ["a.c", "abc", false],
])("%s describes %s: %s", (pattern, text, matches) => {
    expect(globMatches(pattern, text)).toBe(matches);
});

test("a pattern of many stars takes no time that a user would notice", () => {
    const begun = performance.now();
    expect(globMatches(`${"*a".repeat(500)}*b`, "a".repeat(100_000))).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1000);
});

test.each([
    ["2027-03-01", true],
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2027-3-1", false],
    ["2027-13-01", false],
    ["tomorrow", false],
])("%s is a day: %s", (text, is) => {
    expect(isDay(text)).toBe(is);
});

test("days are counted across the end of a month and of summer time", () => {
    expect(daysBetween("2026-11-29", "2026-12-01")).toBe(2);
    expect(daysBetween("2026-12-01", "2026-11-29")).toBe(-2);
    expect(dayAfter("2026-10-24", 2)).toBe("2026-10-26");
});
