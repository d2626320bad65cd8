/**
 * What a field means, with its unit or time zone, by its name and, where that means two things, by the component or field
 * that holds it. Here and not in the schemas, which browsers load.
 */
const fieldDescriptions: Readonly<Record<string, string>> = {};

export function fieldDescription(owner: string, name: string): string | undefined {
  return fieldDescriptions[`${owner}.${name}`] ?? fieldDescriptions[name];
}
