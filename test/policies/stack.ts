/** The published stacks, under the name that the cases of prodgate's policies know. */

export * from "../../testing/stack";
