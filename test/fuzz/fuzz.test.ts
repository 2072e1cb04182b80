import { faultsOf, inputOf } from "./fuzz";

/** `npm run fuzz -- 100000` tries more of them. */
const INPUTS = 2_000;

test(`${String(INPUTS)} broken inputs make nothing throw, show no secret, say the same in any order and change no object`, () => {
    const faults = Array.from({ length: INPUTS }, (_, seed) => faultsOf(seed)).flat();
    expect(faults.map(({ seed, kind, what }) => `${String(seed)} ${kind}: ${what}`)).toEqual([]);
});

test("the same seed is the same input", () => {
    expect(inputOf(7)).toEqual(inputOf(7));
    expect(inputOf(7)).not.toEqual(inputOf(11));
});
