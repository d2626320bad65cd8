/** A reason the local stack cannot start, in one line that says what to do. Printed as it is, without a stack. */
export class StartError extends Error {}
