export const withoutDatabase = {
  AUTH_URL: 'http://localhost:3000',
  AUTH_SECRET: 'unit-test-secret-of-32-characters!',
  DATABASE_URL: 'postgres://none@127.0.0.1:1/none',
  DATABASE_SYSTEM_URL: 'postgres://none@127.0.0.1:1/none',
  TOKEN_ENCRYPTION_KEYS: `test:${Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64')}`,
};
