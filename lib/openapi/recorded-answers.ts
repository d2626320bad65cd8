/** What the server answers to the examples, by operation id; api-examples.integration.test.ts compares. */
export const recordedAnswers: Readonly<Record<string, unknown>> = {};
