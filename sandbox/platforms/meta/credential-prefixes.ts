/** Letters that Meta's codes and tokens begin with. */
export const codePrefix = 'AQ';
export const tokenPrefix = 'EAAS';
