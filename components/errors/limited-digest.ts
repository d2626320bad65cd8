/** `digest` of an error of a reached rate limit. Next hands no more than this to the error page. */
export const LIMITED_DIGEST = 'rate_limited';
