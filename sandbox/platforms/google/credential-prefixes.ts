export const codePrefix = '4/0A';
export const accessPrefix = 'ya29.a0';
export const refreshPrefix = '1//0g';
