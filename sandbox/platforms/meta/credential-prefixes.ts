export const codePrefix = 'AQ';
export const tokenPrefix = 'EAAS';
