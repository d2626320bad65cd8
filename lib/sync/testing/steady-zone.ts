const hoursAhead = 12 - new Date().getUTCHours();

/**
 * A time zone where it is about noon: the day does not change under a test that begins now, whatever the hour. POSIX
 * writes the sign the other way round.
 */
export const STEADY_ZONE = `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
