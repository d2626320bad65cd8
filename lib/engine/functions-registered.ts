/** Event: the engine registered another list of functions, or may have lost earlier events. */
export const functionsRegistered = 'engine/functions.registered';
