import { describeWith } from "../availability";

describeWith({ kind: "missing", reason: "no such tool: buy one" }, "a suite of a tool that is not there", () => {
    test("needs the tool", () => {
        throw new Error("ran without its tool");
    });
});
