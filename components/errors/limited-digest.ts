/** `digest` of a rate limit error: Next passes only this to the error page. */
export const LIMITED_DIGEST = 'rate_limited';
