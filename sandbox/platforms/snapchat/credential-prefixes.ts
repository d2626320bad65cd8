/** What Snap's codes and tokens begin with. */
export const codePrefix = 'SC';
export const accessPrefix = '0.';
export const refreshPrefix = 'hCgw';
