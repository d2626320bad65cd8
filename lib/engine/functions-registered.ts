/** Name of the event that says: the engine has another list of functions in force, or may have lost what it was sent. */
export const functionsRegistered = 'engine/functions.registered';
