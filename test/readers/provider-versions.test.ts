import { majorsOf } from "../../readers/provider-versions";

it.each([
    [undefined, 0, Infinity],
    ["", 0, Infinity],
    ["latest", 0, Infinity],
    ["5.31.0", 5, 5],
    ["= v4.67.0", 4, 4],
    ["~> 5.0", 5, 5],
    ["~> 5", 5, Infinity],
    [">= 4.0, < 6.0.0", 4, 5],
    ["> 4, <= 5.1", 4, 5],
    ["< 5.1", 0, 5],
    ["!= 5.1.0", 0, Infinity],
    ["5.0.0-beta1", 5, 5],
])("%s allows the majors from %d to %d", (constraint, least, most) => {
    expect(majorsOf(constraint)).toEqual({ least, most });
});
