const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether `text` is a uuid in the one spelling Postgres and we write (lower case, dashes). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
