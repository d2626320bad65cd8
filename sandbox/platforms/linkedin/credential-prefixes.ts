/** What LinkedIn's codes and tokens begin with. */
export const codePrefix = 'AQT';
export const accessPrefix = 'AQX';
export const refreshPrefix = 'AQW';
