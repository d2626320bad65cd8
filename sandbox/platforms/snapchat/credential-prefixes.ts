export const codePrefix = 'SC';
export const accessPrefix = '0.';
export const refreshPrefix = 'hCgw';
