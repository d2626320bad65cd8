export const codePrefix = 'AQT';
export const accessPrefix = 'AQX';
export const refreshPrefix = 'AQW';
